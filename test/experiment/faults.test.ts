/** A fault of our own is never read as a wrong request, nor passed over; what is too large is said to be. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import type * as Autodiff from "../../src/autodiff/index.js";
import { measure } from "../../src/experiment/measurement.js";
import { createReferee } from "../../src/experiment/reproduce/referee.js";
import { RequestError } from "../../src/experiment/request-error.js";
import { type Configuration, defineSetting, resolveConfiguration, runTraining } from "../../src/index.js";
import { GridStore } from "../../src/node/reproduce/store.js";
import { run } from "../cli/run-command.js";

/** An engine that breaks as any code may: with an ordinary RangeError. */
const engine = vi.hoisted(() => ({ isBroken: false }));
const FAULT = "Invalid typed array length: -1";

vi.mock("../../src/autodiff/index.js", async (original) => {
  const autodiff = await original<typeof Autodiff>();
  return {
    ...autodiff,
    async createEngine(...options: Parameters<typeof autodiff.createEngine>) {
      if (engine.isBroken) throw new RangeError(FAULT);
      return autodiff.createEngine(...options);
    },
  };
});

const folder = mkdtempSync(join(tmpdir(), "faults-"));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  engine.isBroken = false;
});

function configuration(residents: number, training: Partial<Configuration["training"]> = {}): Configuration {
  const chosen = { iterations: 1, episodes: 2, ...training };
  return resolveConfiguration({
    file: { residents: [{ count: residents, norm: "L6" }], game: { rounds: 3 }, training: chosen },
  });
}

/** What a promise was rejected with. */
function failure(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => "nothing",
    (error: unknown) => error,
  );
}

describe("an ordinary RangeError from inside", () => {
  const small = configuration(3);
  // Under indirect matching the oracle follows every agent, with an engine.
  const followed = defineSetting({ ...small, game: { ...small.game, matching: "indirect" } });
  const measured = { optimize: "joint", seed: 1 } as const;

  test.each<[string, () => Promise<unknown>]>([
    ["of a training", () => runTraining(small)],
    ["of a measurement", () => measure(followed, followed.fixed, measured)],
    ["of the grid's referee", () => createReferee(followed)],
  ])("%s comes out as it is", async (_, attempt) => {
    expect(await failure(attempt())).toBe("nothing");
    engine.isBroken = true;
    const error = await failure(attempt());
    expect(error).not.toBeInstanceOf(RequestError);
    expect(error).toMatchObject({ name: "RangeError", message: FAULT });
  });

  const wanted = ["--preset", "l6", "--rounds", "2", "--matching", "indirect", "--quiet"];
  test.each([
    ["oracle", ["oracle", ...wanted]],
    ["train", ["train", ...wanted, "--iterations", "1", "--out", join(folder, "run")]],
  ])("ends %s with status 1, and blames nobody", async (_, argv) => {
    engine.isBroken = true;
    const { status, stderr } = await run(argv);
    expect(stderr).toBe(`error: ${FAULT}\n`);
    expect(status).toBe(1);
  });

  test("from a folder that is read is no folder that cannot be written", async () => {
    vi.spyOn(GridStore.prototype as unknown as { read(): void }, "read").mockImplementation(() => {
      throw new RangeError(FAULT);
    });
    expect(await failure(GridStore.open(join(folder, "grid"), "out"))).toMatchObject({ name: "RangeError" });
    vi.restoreAllMocks();
  });
});

describe("what is too large", () => {
  // So many kinds of residents that they cannot be counted.
  const residents = Array.from({ length: 10 }, (_, rule) => ({
    count: 2,
    action: rule.toString(2).padStart(4, "0"),
    assessment: "L6",
  }));
  const large = { ...configuration(20), residents };
  const setting = defineSetting(large);

  test("is measured by play alone", async () => {
    const { reference, played, payoff } = await measure(setting, setting.fixed, {
      optimize: "joint",
      seed: 1,
      episodes: 2,
    });
    expect(reference).toBeNull();
    expect(payoff).toBe(played.payoff);
    const referee = await createReferee(setting);
    expect(referee.evaluation).toBe("played");
    referee.dispose();
  });

  test("is refused where nothing else can be had, with what fits", async () => {
    expect(await failure(runTraining(configuration(20, { belief: "joint" })))).toMatchObject({
      name: "RequestError",
      message: expect.stringMatching(/^game\.agents: got 21, takes at most 14 here, .*; the belief "anchored" takes/),
    });
    const file = JSON.stringify({ residents });
    const path = join(folder, "large.json");
    (await import("node:fs")).writeFileSync(path, file);
    const { status, stderr } = await run(["oracle", "--config", path, "--quiet"]);
    expect(stderr).toMatch(/^error: game\.agents: got 21, takes at most 14 here/);
    expect(status).toBe(2);
  });
});
