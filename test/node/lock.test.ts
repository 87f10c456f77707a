import { execFile, execFileSync, spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { FolderLostError, giveBackLocks, lockFolder, watchLocks } from "../../src/node/lock.js";
import { type Owner, thisProcess } from "../../src/node/owner.js";
import { temporaryFolder } from "../cli/run-command.js";

const folder = temporaryFolder();
const built = resolve(import.meta.dirname, "../../dist/node/lock.js");
let folders = 0;

beforeAll(() => {
  if (!existsSync(built)) throw new Error("dist/ is missing: run `npm run build` first");
});

function newFolder(): string {
  const path = join(folder, `folder-${folders++}`);
  mkdirSync(path);
  return path;
}

/** A lock as another process left it, or has it, with its last sign of life so many seconds ago. */
function plantLock(path: string, owner: Partial<Owner> | string, age = 0): string {
  const lock = join(path, "run.lock");
  const file = join(lock, "0123456789abcdef".repeat(2));
  mkdirSync(lock);
  writeFileSync(file, typeof owner === "string" ? owner : JSON.stringify({ ...thisProcess(), ...owner }));
  const then = statSync(file).mtimeMs / 1000 - age;
  utimesSync(file, then, then);
  return file;
}

function isTaken(path: string): boolean {
  const lock = lockFolder(path, "--out");
  lock.check();
  lock.release();
  return readdirSync(path).length === 0;
}

/** The parent of this process: alive, and not this one. */
function parent(): Partial<Owner> {
  const started = readFileSync(`/proc/${process.ppid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ")[19]!;
  return { pid: process.ppid, started };
}

describe("the lock of a folder", () => {
  test("is had once in a process, and again when it was given back", () => {
    const path = newFolder();
    const lock = lockFolder(path, "--out");
    expect(() => lockFolder(path, "--out")).toThrow(/^--out: got .*this process is at it/);
    expect(readdirSync(path)).toEqual(["run.lock"]);
    lock.release();
    lock.release();
    expect(isTaken(path)).toBe(true);
  });

  test("can be given back for a thread that was ended", () => {
    const path = newFolder();
    let files: readonly string[] = [];
    watchLocks((held) => {
      files = held;
    });
    const lock = lockFolder(path, "--out");
    expect(files).toHaveLength(1);
    giveBackLocks(files);
    expect(readdirSync(path)).toEqual([]);
    // What another has taken since is left alone.
    const other = lockFolder(path, "--out");
    giveBackLocks(files.slice(0, 1));
    other.check();
    other.release();
    lock.release();
    expect(files).toEqual([]);
  });

  test.skipIf(process.platform !== "linux")("of a process here counts as long as that very process lives", () => {
    expect(() => {
      const path = newFolder();
      plantLock(path, parent(), 1e6);
      lockFolder(path, "--out");
    }).toThrow(`process ${process.ppid} is at it`);
    const gone: readonly Partial<Owner>[] = [
      { pid: 999_999_999, started: "1" },
      // The number is another process's by now.
      { ...parent(), started: "1" },
      { started: "1" },
    ];
    for (const owner of gone) {
      const path = newFolder();
      plantLock(path, owner);
      expect(isTaken(path)).toBe(true);
    }
  });

  const elsewhere: readonly (readonly [string, Partial<Owner> | string, RegExp])[] = [
    ["on another host", { host: "elsewhere", pid: process.pid }, /process \d+ on elsewhere, which gave a sign/],
    ["on a machine of the same name", { boot: "another" }, /process \d+ of another container, which gave a sign/],
    ["in another container", { namespace: "pid:[1]" }, /process \d+ of another container, which gave a sign/],
    ["that did not come to say who it is", "", /another process, which gave a sign/],
    ["that makes no sense", '{"host":3,"pid":"x"}', /another process, which gave a sign/],
  ];

  test.each(elsewhere)("of one %s counts as long as it gives signs of life", (_, owner, says) => {
    const path = newFolder();
    const file = plantLock(path, owner, 50);
    expect(() => lockFolder(path, "--out")).toThrow(says);
    expect(readdirSync(path)).toEqual(["run.lock"]);
    const then = Date.now() / 1000 - 61;
    utimesSync(file, then, then);
    expect(isTaken(path)).toBe(true);
  });

  test("an empty one is nobody's; what is no lock is left alone", () => {
    const empty = newFolder();
    mkdirSync(join(empty, "run.lock"));
    expect(isTaken(empty)).toBe(true);
    const target = newFolder();
    for (const plant of [
      (lock: string) => writeFileSync(lock, "123\n"),
      (lock: string) => symlinkSync(target, lock),
      (lock: string) => symlinkSync("nowhere", lock),
    ]) {
      const path = newFolder();
      plant(join(path, "run.lock"));
      expect(() => lockFolder(path, "--out")).toThrow(
        /an older version or another program is at it .*delete run\.lock/,
      );
      expect(readdirSync(path)).toEqual(["run.lock"]);
      expect(readdirSync(target)).toEqual([]);
    }
  });

  test("in the making is swept away once its process must have died", () => {
    const path = newFolder();
    const [old, young] = ["a", "b"].map((letter) => join(path, `run.lock.${letter.repeat(32)}`)) as [string, string];
    for (const each of [old, young]) mkdirSync(each);
    writeFileSync(join(path, "run.lock.txt"), "mine");
    const then = Date.now() / 1000 - 100;
    for (const each of [old, join(path, "run.lock.txt")]) utimesSync(each, then, then);
    lockFolder(path, "--out").release();
    expect(readdirSync(path).sort()).toEqual([`run.lock.${"b".repeat(32)}`, "run.lock.txt"]);
  });

  test("is noticed to be gone, and leaves that of the next alone", () => {
    const taken = newFolder();
    const lock = lockFolder(taken, "--out");
    rmSync(join(taken, "run.lock"), { recursive: true });
    expect(() => lock.check()).toThrow(/lost its run\.lock while in use/);
    const next = lockFolder(taken, "--out");
    expect(() => lock.check()).toThrow(FolderLostError);
    lock.release();
    next.check();
    next.release();

    const renamed = newFolder();
    const other = lockFolder(renamed, "--out");
    renameSync(renamed, `${renamed}-elsewhere`);
    expect(() => other.check()).toThrow(/was renamed or deleted while in use/);
    mkdirSync(renamed);
    expect(() => other.check()).toThrow(/was replaced by another folder while in use/);
    // Back again, it is the same.
    rmSync(renamed, { recursive: true });
    renameSync(`${renamed}-elsewhere`, renamed);
    other.check();
    other.release();
  });
});

/** Takes a lock in a process of its own, says how that went, and keeps it until it ends. */
function holder(path: string): string {
  return `
    import { lockFolder } from ${JSON.stringify(built)};
    try { lockFolder(${JSON.stringify(path)}, "--out"); console.log("had"); }
    catch (error) { console.log(error.message); }
    setTimeout(() => {}, 20_000);`;
}

function node(program: string, ...argv: string[]): string[] {
  return [process.execPath, "--input-type=module", "--eval", program, ...argv];
}

async function firstWords(child: ReturnType<typeof spawn>): Promise<string> {
  for await (const chunk of child.stdout!) return String(chunk).trim();
  throw new Error("ended without a word");
}

describe("processes", () => {
  test("have it one at a time, with a stale one to begin with", async () => {
    const contested = Array.from({ length: 12 }, newFolder);
    for (const path of contested) plantLock(path, { pid: 999_999_999, started: "1" });
    // All begin at one moment with each folder; each says whether it had the lock, and holds it until all have tried.
    const program = `
      import { lockFolder } from ${JSON.stringify(built)};
      const start = Number(process.argv[1]);
      console.log(JSON.stringify(${JSON.stringify(contested)}.map((path, at) => {
        while (Date.now() < start + 60 * at);
        try { lockFolder(path, "--out"); return "had"; } catch (error) { return error.message; }
      })));
      setTimeout(() => process.exit(), 500);`;
    const [command, ...argv] = node(program, String(Date.now() + 1500));
    const runs = Array.from({ length: 4 }, () => promisify(execFile)(command!, argv));
    const said: string[][] = (await Promise.all(runs)).map(({ stdout }) => JSON.parse(stdout));
    for (const at of contested.keys()) {
      const words = said.map((each) => each[at]!);
      expect(words.filter((word) => word === "had")).toHaveLength(1);
      expect(words.filter((word) => /process( \d+)? is at it/.test(word))).toHaveLength(3);
    }
  });

  test("killed outright leave a lock that the next has at once", async () => {
    const path = newFolder();
    const [command, ...argv] = node(holder(path));
    const child = spawn(command!, argv, { stdio: ["ignore", "pipe", "inherit"] });
    expect(await firstWords(child)).toBe("had");
    expect(() => lockFolder(path, "--out")).toThrow(`process ${child.pid} is at it`);
    const ended = new Promise((done) => child.on("exit", done));
    child.kill("SIGKILL");
    await ended;
    expect(isTaken(path)).toBe(true);
  });

  test("show signs of life while nothing else of them runs", async () => {
    const path = newFolder();
    const wait = "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 30_000);";
    const [command, ...argv] = node(holder(path).replace("setTimeout(() => {}, 20_000);", wait));
    const child = spawn(command!, argv, { stdio: ["ignore", "pipe", "inherit"] });
    await firstWords(child);
    const file = join(path, "run.lock", readdirSync(join(path, "run.lock"))[0]!);
    const { mtimeMs } = statSync(file);
    const text = readFileSync(file, "utf8");
    for (let waited = 0; waited < 20_000 && statSync(file).mtimeMs === mtimeMs; waited += 100) await setTimeout(100);
    expect(statSync(file).mtimeMs).toBeGreaterThan(mtimeMs);
    expect(readFileSync(file, "utf8")).toBe(text);
    child.kill("SIGKILL");
  });

  const own = "--pid --fork --mount-proc --kill-child".split(" ");
  test.skipIf(!canUnshare())("of one number in two containers do not take one another for themselves", async () => {
    const path = newFolder();
    const start = () => spawn("unshare", [...own, ...node(holder(path))], { stdio: ["ignore", "pipe", "inherit"] });
    const first = start();
    const ended = new Promise((done) => first.on("exit", done));
    expect(await firstWords(first)).toBe("had");
    const other = start();
    expect(await firstWords(other)).toMatch(/process 1 of another container, which gave a sign of life/);
    other.kill("SIGKILL");
    first.kill("SIGKILL");
    await ended;
    // From outside it cannot be seen that it has ended, until it has been silent for a minute.
    expect(() => lockFolder(path, "--out")).toThrow(/process 1 of another container/);
    const lock = join(path, "run.lock");
    const then = Date.now() / 1000 - 61;
    for (const token of readdirSync(lock)) utimesSync(join(lock, token), then, then);
    expect(isTaken(path)).toBe(true);
  });

  test("where there are no hard links and no locks of the system's have it all the same", async ({ skip }) => {
    const [source, library] = ["without.c", "without.so"].map((name) => join(newFolder(), name)) as [string, string];
    writeFileSync(
      source,
      `#include <errno.h>
      int link(const char *a, const char *b) { errno = EPERM; return -1; }
      int linkat(int a, const char *b, int c, const char *d, int e) { errno = EPERM; return -1; }
      int flock(int a, int b) { errno = ENOLCK; return -1; }`,
    );
    try {
      execFileSync("gcc", ["-shared", "-fPIC", "-o", library, source], { stdio: "ignore" });
    } catch {
      skip("there is no C compiler here");
    }
    const [command, ...argv] = node(holder(newFolder()));
    const env = { ...process.env, LD_PRELOAD: library };
    const child = spawn(command!, argv, { stdio: ["ignore", "pipe", "inherit"], env });
    expect(await firstWords(child)).toBe("had");
    child.kill("SIGKILL");
  });

  test("that come back from a long sleep find that another has the folder, and write nothing more", async () => {
    const path = newFolder();
    const program = resolve(import.meta.dirname, "../../dist/cli/main.js");
    const argv = [program, "train", "--preset", "l6", "--iterations", "100000", "--quiet", "--out", path];
    const child = spawn(process.execPath, argv, { stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    child.stderr.on("data", (chunk) => {
      said += chunk;
    });
    const ended = new Promise((done) => child.on("exit", done));
    const metrics = join(path, "metrics.jsonl");
    while (!existsSync(metrics) || statSync(metrics).size < 2000) await setTimeout(20);
    child.kill("SIGSTOP");
    await setTimeout(50);
    // As one on another machine sees it, a minute later.
    const lock = join(path, "run.lock");
    const file = join(lock, readdirSync(lock)[0]!);
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), host: "elsewhere" }));
    const then = Date.now() / 1000 - 61;
    utimesSync(file, then, then);
    const next = lockFolder(path, "--out");
    const kept = readFileSync(metrics, "utf8");
    child.kill("SIGCONT");
    expect(await ended).toBe(1);
    expect(said).toMatch(/^error: .*folder-\d+: was taken over by process \d+ while in use: nothing more is written/);
    expect(readFileSync(metrics, "utf8")).toBe(kept);
    next.check();
    next.release();
  });
});

function canUnshare(): boolean {
  try {
    execFileSync("unshare", ["--pid", "--fork", "--mount-proc", "true"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
