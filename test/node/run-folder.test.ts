import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sealed } from "../../src/experiment/digest.js";
import type { TrainingHooks } from "../../src/experiment/index.js";
import {
  createNumberedRunFolder,
  createRunFolder,
  FolderLostError,
  readRun,
  readTrainedPolicy,
} from "../../src/node/index.js";
import { temporaryFolder } from "../cli/run-command.js";
import { essence, read, resume, smallConfiguration, stopAfter, train, unsealedText } from "./runs.js";

const folder = temporaryFolder();
let runs = 0;

/** A run of the small setting, stopped after so many iterations. */
async function trained(iterations?: number): Promise<string> {
  const path = join(folder, `run-${runs++}`);
  await train(path, iterations);
  return path;
}

describe("a run folder", () => {
  test("holds what interface.md says and nothing else", async () => {
    const path = await trained();
    expect(readdirSync(path).sort()).toEqual([
      "checkpoint.json",
      "config.json",
      "metrics.jsonl",
      "report.html",
      "result.json",
    ]);
    expect(JSON.parse(read(path, "config.json"))).toEqual(sealed(smallConfiguration));
    const lines = read(path, "metrics.jsonl").trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line).iteration)).toEqual([1, 2, 3, 4]);
  });

  test("is not overwritten unless asked for", async () => {
    const path = await trained();
    const before = essence(path);
    expect(() => createRunFolder(path)).toThrow(/without a run in it \(--force to replace it, or --resume/);
    expect(essence(path)).toEqual(before);
    // Nor where the new one does not come to begin.
    createRunFolder(path, { replace: true }).close();
    expect(essence(path)).toEqual(before);
  });

  test("leaves other people's files alone, whatever is asked for", () => {
    const path = join(folder, "theirs");
    mkdirSync(path);
    writeFileSync(join(path, "notes.txt"), "mine");
    createRunFolder(path, { replace: true }).close();
    writeFileSync(join(path, "config.json"), '{ "name": "theirs" }');
    expect(() => createRunFolder(path, { replace: true })).toThrow(/holds config.json of something else/);
    expect(readdirSync(path)).toEqual(["config.json", "notes.txt"]);
  });

  test("is gone if the run never started", () => {
    const path = join(folder, "never");
    createRunFolder(path).close();
    expect(existsSync(path)).toBe(false);
  });

  test("gets a number if its name is taken", () => {
    const base = join(folder, "deep", "numbered");
    const three = [0, 0, 0].map(() => createNumberedRunFolder(base));
    expect(three.map(({ path }) => path)).toEqual([base, `${base}-2`, `${base}-3`]);
    for (const each of three) each.close();
  });

  test("is for one process at a time, and swept of what crashes left", () => {
    const path = join(folder, "locked");
    const kept = createRunFolder(path);
    expect(() => createRunFolder(path)).toThrow("this process is at it");
    kept.close();
    mkdirSync(path);
    const theirs = ["checkpoint.json.0123.tmp", "notes.tmp"];
    const ours = ["checkpoint.json.tmp", `config.json.${"0a".repeat(8)}.tmp`];
    for (const name of [...theirs, ...ours]) writeFileSync(join(path, name), "");
    createRunFolder(path).close();
    expect(readdirSync(path)).toEqual(theirs);
  });
});

describe("a folder that is taken away under a run", () => {
  /** Trains while something happens to the folder after the second iteration; gives how that ended. */
  async function disturbed(path: string, disturb: () => void): Promise<unknown> {
    const onIteration: TrainingHooks["onIteration"] = ({ iteration }) => {
      if (iteration === 2) disturb();
    };
    return train(path, undefined, smallConfiguration, { onIteration }).then(
      () => undefined,
      (error: unknown) => error,
    );
  }

  function expectLost(failure: unknown, what: string): void {
    expect(failure).toBeInstanceOf(FolderLostError);
    expect((failure as Error).message).toMatch(new RegExp(`run-\\d+: ${what} while in use: nothing more is written`));
  }

  test("is noticed where it was renamed; what was done is in it, and is gone on with there", async () => {
    const path = join(folder, `run-${runs++}`);
    expectLost(await disturbed(path, () => renameSync(path, `${path}-moved`)), "was renamed or deleted");
    expect(existsSync(path)).toBe(false);
    expect(read(`${path}-moved`, "metrics.jsonl").trimEnd().split("\n")).toHaveLength(2);
    // Of a process that has ended by then, it would not count.
    rmSync(join(`${path}-moved`, "run.lock"), { recursive: true });
    await resume(`${path}-moved`);
    expect(essence(`${path}-moved`)).toEqual(essence(await trained()));
  });

  test("is noticed where it was deleted", async () => {
    const path = join(folder, `run-${runs++}`);
    expectLost(await disturbed(path, () => rmSync(path, { recursive: true })), "was renamed or deleted");
    expect(existsSync(path)).toBe(false);
  });

  test.each(["an empty one", "a copy"])("is noticed where %s is in its place, which is left as it is", async (what) => {
    const path = join(folder, `run-${runs++}`);
    const failure = await disturbed(path, () => {
      renameSync(path, `${path}-moved`);
      if (what === "a copy") cpSync(`${path}-moved`, path, { recursive: true });
      else mkdirSync(path);
    });
    expectLost(failure, "was replaced by another folder");
    expect(readdirSync(path)).toEqual(what === "a copy" ? ["config.json", "metrics.jsonl", "run.lock"] : []);
    expect(read(`${path}-moved`, "metrics.jsonl").trimEnd().split("\n")).toHaveLength(2);
  });
});

describe("going on with a run", () => {
  test("gives what an uninterrupted one gives, bit for bit, wherever it stopped", async () => {
    const whole = essence(await trained());
    for (const iterations of [1, 2, 3]) {
      const path = await trained(iterations);
      expect(JSON.parse(read(path, "result.json"))).toMatchObject({ iterations, complete: false });
      await resume(path);
      expect(essence(path)).toEqual(whole);
    }
  });

  test("twice is as good as once", async () => {
    const path = await trained(1);
    await resume(path, stopAfter(2));
    await resume(path);
    expect(essence(path)).toEqual(essence(await trained()));
  });

  test("does not repeat a line, and drops what a crash cut off or left behind", async () => {
    const path = await trained(2);
    const checkpoint = read(path, "checkpoint.json");
    await resume(path, stopAfter(3));
    // As if it had died after writing line 3 and half of line 4, before the checkpoint was in its place.
    writeFileSync(join(path, "checkpoint.json"), checkpoint);
    writeFileSync(join(path, "checkpoint.json.tmp"), checkpoint.slice(0, 20));
    appendFileSync(join(path, "metrics.jsonl"), '{"iteration":4,"epis');
    await resume(path);
    expect(essence(path)).toEqual(essence(await trained()));
    expect(existsSync(join(path, "checkpoint.json.tmp"))).toBe(false);
  });

  test("starts anew where there was no checkpoint yet", async () => {
    const path = await trained(2);
    rmSync(join(path, "checkpoint.json"));
    await resume(path);
    expect(essence(path)).toEqual(essence(await trained()));
  });

  test("says so if lines are missing, and goes on", async () => {
    const path = await trained(3);
    const lines = read(path, "metrics.jsonl").split("\n");
    writeFileSync(join(path, "metrics.jsonl"), `${lines[1]}\n`);
    const warnings: string[] = [];
    await resume(path, { onWarning: (message) => warnings.push(message) });
    expect(warnings).toEqual(["metrics.jsonl lacks 2 of the 3 iterations so far"]);
    expect(JSON.parse(read(path, "result.json")).complete).toBe(true);
  });
});

describe("a damaged run is refused by the name of what is wrong", () => {
  const damages: readonly (readonly [what: string, file: string, damage: (text: string) => string, says: RegExp])[] = [
    [
      "half a checkpoint",
      "checkpoint.json",
      (text) => text.slice(0, text.length / 2),
      /checkpoint\.json: got .*takes a JSON file/,
    ],
    ["an empty checkpoint", "checkpoint.json", () => "", /checkpoint\.json: got .*takes a JSON file/],
    ["a checkpoint of null", "checkpoint.json", () => "null", /checkpoint\.json format: takes/],
    [
      "of another program",
      "checkpoint.json",
      (text) => text.replace("checkpoint 1", "checkpoint 9"),
      /checkpoint\.json format: takes/,
    ],
    [
      "an iteration below 0",
      "checkpoint.json",
      (text) => text.replace(/"iteration":2/, '"iteration":-2'),
      /checkpoint\.json iteration/,
    ],
    [
      "an iteration that is not the trainer's",
      "checkpoint.json",
      (text) => text.replace(/"iteration":2/, '"iteration":3'),
      /checkpoint\.json trainer\.iteration: takes 3/,
    ],
    [
      "time that is no number",
      "checkpoint.json",
      (text) => text.replace(/"seconds":[\d.e-]+/, '"seconds":"1"'),
      /checkpoint\.json seconds/,
    ],
    [
      "a policy of 3 numbers",
      "checkpoint.json",
      (text) => text.replace(/"action":\[[^,]+,/, '"action":['),
      /checkpoint\.json policy\.action/,
    ],
    [
      "a chance above 1",
      "checkpoint.json",
      (text) => text.replace(/"action":\[[^,]+,/, '"action":[1.5,'),
      /checkpoint\.json policy/,
    ],
    [
      "no trainer",
      "checkpoint.json",
      (text) => text.replace('"trainer":{', '"trainer":null,"x":{'),
      /checkpoint\.json trainer/,
    ],
    [
      "an empty trainer",
      "checkpoint.json",
      (text) => text.replace(/"trainer":.*$/s, '"trainer":{}}'),
      /checkpoint\.json trainer/,
    ],
    [
      "more steps than iterations give time for",
      "checkpoint.json",
      (text) => text.replace(/"steps":\d+/, `"steps":${Number.MAX_SAFE_INTEGER}`),
      /checkpoint\.json trainer: checkpoint: got .*, takes what the same training saved/,
    ],
    [
      "another iteration of the trainer",
      "checkpoint.json",
      (text) => text.replace(/("trainer":.*"iteration":)2/, `$1${Number.MAX_SAFE_INTEGER}`),
      /checkpoint\.json trainer\.iteration: takes 2/,
    ],
    [
      "a key twice",
      "checkpoint.json",
      (text) => text.replace('"trainer":{', '"trainer":{"random":[],'),
      /checkpoint\.json: .*it has "trainer\.random" twice, again in line 1/,
    ],
    [
      "a key twice",
      "config.json",
      (text) => text.replace('"seed":1', '"seed":1,\n"seed":2'),
      /config\.json: .*it has "training\.seed" twice, again in line 2/,
    ],
    [
      "another seed",
      "config.json",
      (text) => text.replace('"seed":1', '"seed":2'),
      /config\.json: is not what checkpoint\.json was trained/,
    ],
    [
      "an unknown field",
      "config.json",
      (text) => text.replace('"seed"', '"sead"'),
      /config\.json training\.sead: got 1, takes no value; training has .*did you mean seed\?/,
    ],
    [
      "fewer iterations",
      "config.json",
      (text) => text.replace('"iterations":4', '"iterations":1'),
      /training\.iterations: got 1, takes at least 2/,
    ],
  ];

  test.each(damages)("%s", async (_what, name, damage, says) => {
    const path = await trained(2);
    const before = read(path, "metrics.jsonl");
    // Without its digest, which would tell at once: what is in it has to be checked all the same.
    writeFileSync(join(path, name), damage(unsealedText(read(path, name))));
    const failure = await resume(path).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ name: "RequestError", message: expect.stringMatching(says) });
    expect(read(path, "metrics.jsonl")).toBe(before);
    expect(existsSync(join(path, "run.lock"))).toBe(false);
  });

  test("a checkpoint of 300 MB", async () => {
    const path = await trained(1);
    truncateSync(join(path, "checkpoint.json"), 300 * 1024 * 1024);
    await expect(readRun(path)).rejects.toThrow(/checkpoint\.json: got .*at most 256 MB/);
  });

  test("a result without a policy, where there is no checkpoint", async () => {
    const path = join(folder, "no-policy");
    mkdirSync(path);
    writeFileSync(join(path, "config.json"), JSON.stringify(smallConfiguration));
    await expect(readTrainedPolicy(path)).rejects.toThrow(/takes a run that has a checkpoint\.json or a result\.json/);
    writeFileSync(join(path, "result.json"), '{ "policy": { "action": [0, 0, 0, "1"] } }');
    await expect(readTrainedPolicy(path)).rejects.toThrow(
      /result\.json policy\.action: takes a list of 4 probabilities/,
    );
  });
});
