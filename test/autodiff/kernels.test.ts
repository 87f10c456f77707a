/** The list of operations is that of the kernels there are; what the interpreter does not know, it does not take for another. */
import { describe, expect, test } from "vitest";
import { Word } from "../../src/autodiff/instruction.js";
import { methodOf } from "../../src/autodiff/operations/method.js";
import { Tensor } from "../../src/autodiff/tensor.js";
import { Operation } from "../../src/autodiff/wasm/operation.js";
import { engines, onTape } from "./on-tape.js";

type Kernels = Readonly<Record<string, { readonly forward: string; readonly backward: string }>>;

interface Lister {
  operationsIn(folder: URL): Kernels;
  operationsOf(files: readonly (readonly [file: string, text: string])[]): Kernels;
  listOf(operations: Kernels): string;
  dispatchOf(operations: Kernels): string;
}

const folder = new URL("../../assembly/", import.meta.url);
const lister: Lister = await import(new URL("operations.mjs", folder).href);

const kernel = (name: string) => `export function ${name}<T>(instruction: usize): void {\n}\n`;

test("the list was made of the kernels there are", () => {
  const names = Object.values(Operation).filter((name) => typeof name === "string");
  expect(Object.keys(lister.operationsIn(folder))).toEqual(names);
});

test("an operation is a pair of kernels, in the list and in both switches", () => {
  const operations = lister.operationsOf([
    ["elementwise/cube.ts", kernel("forwardCube") + kernel("backwardCube")],
    ["sums/most.ts", kernel("backwardMost") + kernel("forwardMost")],
    ["sums/other.ts", "function forwardHidden<T>(instruction: usize): void {}\nexport function forward<T>(): void {}"],
  ]);
  expect(Object.keys(operations)).toEqual(["Cube", "Most"]);
  expect(lister.listOf(operations)).toMatch(/enum Operation \{[^}]*\bCube,[^}]*\bMost,\s*\}/);
  const dispatch = lister.dispatchOf(operations);
  for (const direction of ["forward", "backward"]) {
    expect(dispatch).toContain(`import { ${direction}Most } from "./sums/most";`);
    expect(dispatch).toContain(`case Operation.Most: ${direction}Most<T>(instruction); break;`);
  }
});

test.each([
  [kernel("forwardCube"), "Cube: got forwardCube in a.ts, takes backwardCube<T>(instruction: usize): void as well"],
  [kernel("backwardCube"), "Cube: got backwardCube in a.ts, takes forwardCube<T>(instruction: usize): void as well"],
  [kernel("forwardCube").repeat(2), "forwardCube: got one in a.ts and one in a.ts, takes one"],
])("a half is told by name", (text, message) => {
  expect(() => lister.operationsOf([["a.ts", text]])).toThrow(message);
});

test("every operation is called by the name of a method", () => {
  for (const operation of Object.values(Operation)) {
    // Those of users have names of their own.
    if (typeof operation === "string" || operation === Operation.Custom) continue;
    const name = methodOf(operation);
    expect(Object.hasOwn(Tensor.prototype, name), `${Operation[operation]} is ${name}`).toBe(true);
  }
});

describe.each(engines)("what is not known is not run: %s", (engine) => {
  /** A tape whose last instruction has another number in a word. */
  const spoilt = (word: Word, number: number, run: (forward: () => void, backward: () => void) => void) =>
    onTape(engine, (tape) => {
      const x = tape.parameter([2, 2], { init: [1, 2, 3, 4] });
      const loss = x.dense(x, tape.constant([1, 2]), "tanh").sum();
      const { memory } = engine;
      // The instruction is found by its operation, in the memory as it is.
      const words = memory.integers;
      const at = words.findIndex(
        (value, place) =>
          value === Operation.Dense && words[place + Word.A] === x.address && words[place + Word.B] === x.address,
      );
      const before = words[at + word]!;
      words[at + word] = number < 0 ? (before & ~255) - number : number;
      run(
        () => tape.forward(),
        () => tape.backward(loss),
      );
    });

  test("an operation that there is not", () => {
    spoilt(Word.Operation, 1000, (forward, backward) => {
      expect(forward).toThrow(WebAssembly.RuntimeError);
      expect(backward).toThrow(WebAssembly.RuntimeError);
    });
  });

  test("an activation that is none", () => {
    // In the lowest byte.
    spoilt(Word.Size4, -Operation.Exp, (forward, backward) => {
      expect(forward).toThrow(WebAssembly.RuntimeError);
      expect(backward).toThrow(WebAssembly.RuntimeError);
    });
  });
});
