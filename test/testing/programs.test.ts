import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { createEngine, type Tape, type Tensor } from "../../src/autodiff/index.js";
import { checkGradients, type Program, programs } from "../../src/testing/index.js";
import { kinked, smooth } from "../../src/testing/steps.js";

vi.setConfig({ testTimeout: 60_000 });

const engine = await createEngine({ dtype: "f64" });

function onTape<Result>(work: (tape: Tape) => Result): Result {
  const tape = engine.tape();
  try {
    return work(tape);
  } finally {
    tape.dispose();
  }
}

const parametersOn = (tape: Tape, { parameters }: Program): Tensor[] =>
  parameters.map(({ shape, values }) => tape.parameter(shape, { init: values }));

test("gradients of programs are those of differences", async () => {
  await fc.assert(
    fc.asyncProperty(programs({ maxSteps: 12 }), async (program) => {
      const { error, coordinate } = await checkGradients(program.record, program.parameters);
      expect(error, coordinate).toBeLessThan(1e-6);
    }),
    { numRuns: 150 },
  );
});

test("a program prints as the code that records it", () => {
  fc.assert(
    fc.property(programs({ smooth: false }), (program) => {
      const recorded = onTape((tape) => {
        const result = program.record(tape, parametersOn(tape, program));
        return { value: result.item(), length: tape.length };
      });
      const run = new Function("tape", program.toString()) as (tape: Tape) => Tensor;
      const read = onTape((tape) => ({ value: run(tape).item(), length: tape.length }));
      expect(read).toEqual(recorded);
    }),
  );
});

test("shapes and bounds are known before anything runs", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(programs({ minSteps: 20, maxSteps: 40, smooth: false }), (program) => {
      expect(program.length).toBeGreaterThanOrEqual(20);
      onTape((tape) => {
        const results = program.results(tape, parametersOn(tape, program));
        expect(results).toHaveLength(program.parameters.length + program.length);
        for (const result of results) {
          expect(result.size).toBeLessThanOrEqual(128);
          for (const value of result.value()) expect(Math.abs(value)).toBeLessThanOrEqual(20);
        }
      });
      for (const [, name] of program.toString().matchAll(/ = \w+\.(\w+)\(/g)) seen.add(name!);
    }),
    { numRuns: 300, seed: 1 },
  );
  // Every maker comes up; add and mul have two each, and parameters are read too.
  expect([...seen].sort(), [...seen].join(" ")).toHaveLength(smooth.length + kinked.length - 2 + 1);
});

test("relu is in programs only where it was asked for", () => {
  const hasRelu = (program: Program) => program.toString().includes(".relu()");
  const sample = (isSmooth: boolean) => fc.sample(programs({ smooth: isSmooth }), { numRuns: 300, seed: 1 });
  expect(sample(true).some(hasRelu)).toBe(false);
  expect(sample(false).some(hasRelu)).toBe(true);
});

test("programs take parameters of given shapes, however large", () => {
  fc.assert(
    fc.property(programs({ parameters: [[20, 30], [30]] }), (program) => {
      expect(program.parameters.map(({ shape }) => shape)).toEqual([[20, 30], [30]]);
      onTape((tape) => expect(program.record(tape, parametersOn(tape, program)).shape).toEqual([]));
    }),
    { numRuns: 20 },
  );
});

test("a failure shrinks to the step at fault, and reads as code", () => {
  const { failed, counterexample } = fc.check(
    fc.property(programs(), (program) => !program.toString().includes(".exp()")),
    { numRuns: 1000, seed: 1 },
  );
  expect(failed).toBe(true);
  const [program] = counterexample as [Program];
  expect(program.length).toBe(1);
  expect(program.toString()).toMatch(
    /^const r0 = tape\.parameter\(\[.*\], { init: \[[0, ]*\] }\);\nconst r1 = r0\.exp\(\);\nreturn r1\.add\(0\.5\)\.square\(\)\.mean\(\);$/,
  );
});

test("the checker names the coordinate of a gradient that is wrong", async () => {
  const point = [{ shape: [2, 2], values: [0.25, 0.125, -0.1, 2] }];
  const right = await checkGradients((_, [x]) => x!.square().sum(), point);
  expect(right.error).toBeLessThan(1e-8);
  const wrong = await checkGradients((_, [x]) => x!.mul(x!.stopGradient()).sum(), point);
  expect(wrong).toMatchObject({ coordinate: "parameter 0 [1, 1]", gradient: 2 });
  expect(wrong.difference).toBeCloseTo(4, 6);
});
