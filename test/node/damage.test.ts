/** Files of a run and of a grid with single bits flipped: what is wrong is said, or nothing comes of it. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { resolveConfiguration } from "../../src/experiment/index.js";
import { payoffRange } from "../../src/experiment/payoff-range.js";
import { selectCells } from "../../src/experiment/reproduce/grid.js";
import { summarise } from "../../src/experiment/reproduce/reproduction.js";
import { resultsCsv } from "../../src/experiment/reproduce/tables.js";
import { RequestError } from "../../src/experiment/request-error.js";
import { readRun, readTrainedPolicy } from "../../src/node/index.js";
import { readMetrics } from "../../src/node/metrics-file.js";
import { computeGrid } from "../../src/node/reproduce/compute.js";
import { GridStore } from "../../src/node/reproduce/store.js";
import type { TrainerCheckpoint } from "../../src/reciprocity/index.js";
import { small, temporaryFolder } from "../cli/run-command.js";
import { essence, forge, read, resume, smallConfiguration, stopAfter, train, unsealedText } from "./runs.js";

const folder = temporaryFolder();
const run = join(folder, "run");
const names = ["config.json", "metrics.jsonl", "checkpoint.json", "result.json"] as const;
let copies = 0;
let whole: unknown;

beforeAll(async () => {
  await train(run, 2);
  const uninterrupted = join(folder, "uninterrupted");
  await train(uninterrupted);
  whole = essence(uninterrupted);
});

function copy(of = run): string {
  const path = join(folder, `copy-${copies++}`);
  cpSync(of, path, { recursive: true });
  return path;
}

function flip(bytes: Uint8Array, at: number, bit: number): Uint8Array {
  const flipped = Uint8Array.from(bytes);
  flipped[at]! ^= 1 << bit;
  return flipped;
}

/** What a run that lies there holds; the time that it took apart, of which a digest says nothing. */
async function held(path: string, name: (typeof names)[number]): Promise<unknown> {
  if (name === "metrics.jsonl") return readMetrics(join(path, name), 2, payoffRange(smallConfiguration.game), () => {});
  if (name === "result.json") return readTrainedPolicy(path);
  const { configuration, checkpoint } = await readRun(path);
  return { configuration, checkpoint: checkpoint && { ...checkpoint, seconds: 0 } };
}

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

function expectToName(failure: unknown, name: string, about: string): void {
  expect(failure, about).toBeInstanceOf(RequestError);
  const place = name === "metrics.jsonl" ? /^metrics\.jsonl line [1-3]/ : new RegExp(`^${name.replace(".", "\\.")}`);
  expect((failure as RequestError).message, about).toMatch(place);
}

describe("a flipped bit", () => {
  test.each(names)("of %s is named, or changes nothing that is read", async (name) => {
    const path = copy();
    if (name === "result.json") rmSync(join(path, "checkpoint.json"));
    const file = join(path, name);
    const bytes = readFileSync(file);
    const sound = await held(path, name);
    let refused = 0;
    const stride = Math.max(1, Math.floor(bytes.length / 300));
    for (let at = 0; at < bytes.length; at += stride) {
      const about = `bit ${at % 8} of byte ${at}, at ${bytes.subarray(at - 20, at + 20)}`;
      writeFileSync(file, flip(bytes, at, at % 8));
      const found = await held(path, name).catch((error: unknown) => error);
      if (found instanceof Error) {
        refused += 1;
        expectToName(found, name, about);
      } else {
        expect(found, about).toEqual(sound);
      }
    }
    expect(refused).toBeGreaterThan((0.8 * bytes.length) / stride);
  });

  test("anywhere lets a run go on to the same bits, or not at all", async () => {
    const sizes = names.map((name) => read(run, name).length);
    await fc.assert(
      fc.asyncProperty(fc.nat(3), fc.nat(1e6), fc.nat(7), async (which, place, bit) => {
        const name = names[which]!;
        const path = copy();
        const at = place % sizes[which]!;
        writeFileSync(join(path, name), flip(readFileSync(join(path, name)), at, bit));
        const failure = await failureOf(resume(path));
        if (failure === undefined) expect(essence(path)).toEqual(whole);
        else expectToName(failure, name, `bit ${bit} of byte ${at}`);
      }),
      { numRuns: 40, seed: 14 },
    );
  });

  test("of records.jsonl costs its line and nothing else, and the line is named", async () => {
    const grid = join(folder, "grid");
    const request = {
      cells: selectCells({ cells: "l6/action/direct>direct/discrete", methods: "ppo" }),
      seeds: 2,
      budget: { iterations: 2, episodes: 1 },
    };
    const store = await GridStore.open(grid, "--out");
    await computeGrid(request, store, { jobs: 1 });
    const table = resultsCsv(summarise(request, store));
    store.close();
    const file = join(grid, "records.jsonl");
    const bytes = readFileSync(file);
    const lines = bytes.toString().split("\n");
    for (let at = 0; at < bytes.length; at += 13) {
      writeFileSync(file, flip(bytes, at, at % 8));
      const damaged = await GridStore.open(grid, "--out");
      damaged.close();
      const line = bytes.subarray(0, at).toString().split("\n").length;
      const kept = lines.filter((each) => each !== "").map((each) => JSON.parse(each));
      if (damaged.warnings.length === 0) {
        expect(resultsCsv(summarise(request, damaged))).toBe(table);
        continue;
      }
      // A flipped end of a line joins it with the next.
      const others = kept.filter((_, other) => other !== line - 1 && (bytes[at] !== 10 || other !== line));
      for (const { key, policy } of others) expect(damaged.get(key)?.policy).toEqual(policy);
      expect(damaged.get(kept[line - 1].key)).toBeUndefined();
      expect(damaged.warnings).toEqual([
        expect.stringMatching(new RegExp(`^records\\.jsonl has \\d damaged lines?: ${line}[,;]`)),
      ]);
    }
  });
});

describe("a file without a digest", () => {
  test("is believed with a word, goes on to the same bits, and has one afterwards", async () => {
    const path = copy();
    for (const name of names) writeFileSync(join(path, name), unsealedText(read(path, name)));
    const warnings: string[] = [];
    await resume(path, { onWarning: (message) => warnings.push(message) });
    expect(warnings).toEqual([
      expect.stringMatching(/^config\.json has no digest, as older versions wrote it/),
      expect.stringMatching(/^checkpoint\.json has no digest/),
      expect.stringMatching(/^metrics\.jsonl has no digest.* \(lines: 2\)$/),
    ]);
    expect(essence(path)).toEqual(whole);
  });
});

describe("a digest", () => {
  test("whose name is damaged is no reason to believe what is there", async () => {
    const path = copy();
    writeFileSync(join(path, "checkpoint.json"), read(path, "checkpoint.json").replace('"digest"', '"digset"'));
    await expect(resume(path)).rejects.toThrow(/^checkpoint\.json digest: does not fit/);
  });

  test("is the same of the same training, wherever and however it ran", async () => {
    const path = copy();
    await resume(path);
    const { digest } = JSON.parse(read(path, "result.json"));
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(digest).toBe(JSON.parse(read(join(folder, "uninterrupted"), "result.json")).digest);
  });

  test("of a configuration changed by hand is refused, with what to do", async () => {
    const path = copy();
    const text = read(path, "config.json").replace('"iterations": 4', '"iterations": 5');
    writeFileSync(join(path, "config.json"), text);
    await expect(resume(path)).rejects.toThrow(
      "config.json digest: does not fit what is there: it was damaged, or changed by hand (whoever means the change takes the digest out)",
    );
    writeFileSync(join(path, "config.json"), unsealedText(text));
    await resume(path);
    expect(JSON.parse(read(path, "result.json"))).toMatchObject({ iterations: 5, complete: true });
  });

  test("that fits does not make more steps than iterations, or other payoffs than the game has", async () => {
    for (const change of [
      ({ trainer }: Record<string, unknown>) => {
        (trainer as { learner: { steps: number } }).learner.steps = Number.MAX_SAFE_INTEGER;
      },
      ({ trainer }: Record<string, unknown>) => {
        const { estimators } = trainer as TrainerCheckpoint;
        Reflect.set(estimators.assessment!.networks, "steps", Number.MAX_SAFE_INTEGER);
      },
      ({ trainer }: Record<string, unknown>) => {
        const { estimators } = trainer as TrainerCheckpoint;
        Reflect.set(estimators.history[0]!, "batches", 3);
      },
    ]) {
      const path = copy();
      forge(path, "checkpoint.json", change);
      await expect(resume(path)).rejects.toThrow(/^checkpoint\.json trainer: /);
    }
    const path = copy();
    const [first, ...rest] = unsealedText(read(path, "metrics.jsonl")).split("\n");
    const lines = [first!.replace(/"payoff":[\d.e-]+/, '"payoff":9.4'), ...rest];
    writeFileSync(join(path, "metrics.jsonl"), lines.join("\n"));
    await expect(resume(path)).rejects.toThrow("metrics.jsonl line 1 payoff: got 9.4, takes a payoff from -0.5 to 5");
  });

  const methods = ["ppo", "q-learning", "model-reinforce"] as const;
  test.each([...methods, "continuous"] as const)("vouches for the state of any method: %s", async (method) => {
    const training = { ...small.training, ...(method === "continuous" ? {} : { method }) };
    const game = { ...small.game, ...(method === "continuous" && { actions: method }) };
    const configuration = resolveConfiguration({ file: { ...small, game, training } });
    const [stopped, at] = [join(folder, `${method}-stopped`), join(folder, `${method}-whole`)];
    await train(stopped, 2, configuration);
    await train(at, undefined, configuration);
    const bytes = readFileSync(join(stopped, "checkpoint.json"));
    const random = fc.sample(fc.tuple(fc.nat(bytes.length - 1), fc.nat(7)), { numRuns: 25, seed: 15 });
    for (const [place, bit] of random) {
      writeFileSync(join(stopped, "checkpoint.json"), flip(bytes, place, bit));
      const failure = await failureOf(readRun(stopped).then(({ checkpoint }) => checkpoint));
      if (failure !== undefined) expectToName(failure, "checkpoint.json", `bit ${bit} of byte ${place}`);
    }
    writeFileSync(join(stopped, "checkpoint.json"), bytes);
    await resume(stopped);
    expect(essence(stopped)).toEqual(essence(at));
  });
});

test("a run that was stopped in a damaged state stops again where it was", async () => {
  const path = copy();
  mkdirSync(join(path, "extra"));
  const before = names.map((name) => read(path, name));
  writeFileSync(join(path, "checkpoint.json"), before[2]!.replace('"iteration":2', '"iteration":1'));
  await expect(resume(path, stopAfter(3))).rejects.toThrow(/^checkpoint\.json digest/);
  expect([read(path, "config.json"), read(path, "metrics.jsonl"), read(path, "result.json")]).toEqual([
    before[0],
    before[1],
    before[3],
  ]);
});
