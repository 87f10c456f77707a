import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { lockFolder } from "../../src/experiment/lock.js";
import { temporaryFolder } from "../cli/run-command.js";

const folder = temporaryFolder();
const built = resolve(import.meta.dirname, "../../dist/experiment/lock.js");

describe("the lock of a folder", () => {
  test("is had once in a process, and again when it was given back", () => {
    const unlock = lockFolder(folder, "--out");
    expect(() => lockFolder(folder, "--out")).toThrow(/^--out: got .*this process is at it/);
    unlock();
    expect(readdirSync(folder)).toEqual([]);
    lockFolder(folder, "--out")();
  });

  test("of a process that is gone does not count, of one that lives it does", () => {
    const lock = join(folder, "run.lock");
    for (const stale of ["999999999", "", "text", String(process.pid)]) {
      writeFileSync(lock, stale);
      const unlock = lockFolder(folder, "--out");
      expect(readFileSync(lock, "utf8")).toBe(`${process.pid}\n`);
      unlock();
    }
    writeFileSync(lock, `${process.ppid}\n`);
    expect(() => lockFolder(folder, "--out")).toThrow(`process ${process.ppid} is at it`);
    expect(readFileSync(lock, "utf8")).toBe(`${process.ppid}\n`);
  });

  test.skipIf(!existsSync(built))("is had by one process at a time, with a stale one to begin with", async () => {
    const contested = join(folder, "contested");
    mkdirSync(contested);
    writeFileSync(join(contested, "run.lock"), "999999999");
    // All begin at one moment; each says whether it had the lock, and holds it until it ends with all the others.
    const program = `
      import { lockFolder } from ${JSON.stringify(built)};
      const at = Number(process.argv[1]);
      while (Date.now() < at);
      try { lockFolder(${JSON.stringify(contested)}, "--out"); console.log("had"); } catch { console.log("refused"); }
      setTimeout(() => {}, 500);`;
    const at = String(Date.now() + 1500);
    const argv = ["--input-type=module", "--eval", program, at];
    const runs = Array.from({ length: 6 }, () => promisify(execFile)(process.execPath, argv));
    const said = (await Promise.all(runs)).map(({ stdout }) => stdout.trim());
    expect(said.sort()).toEqual(["had", ...new Array(5).fill("refused")]);
  });
});
