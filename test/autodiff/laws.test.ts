/** What must hold between operations, whatever the numbers. */
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Tape } from "../../src/autodiff/index.js";
import { expectClose, expectSame } from "./closeness.js";
import { type Dense, sizeOf } from "./dense.js";
import { parametersOf, weightedSum, weights } from "./gradient.js";
import { engines, onTape } from "./on-tape.js";
import { operations } from "./operations/index.js";
import * as reference from "./reference.js";

/** All cases of all operations but those named. */
function anyCase(but: readonly string[] = []) {
  const tried = Object.entries(operations).filter(([name]) => !but.includes(name));
  return fc.oneof(...tried.flatMap(([, { ways }]) => Object.values(ways)));
}

describe("backward", () => {
  test("is linear in the loss", () => {
    fc.assert(
      fc.property(anyCase(), ({ operands, step }) => {
        onTape(engines[1]!, (tape) => {
          const parameters = parametersOf(tape, operands);
          const out = step.record(tape, parameters);
          const size = sizeOf(out.shape);
          const other = out.mul(tape.constant(weights(size).reverse(), out.shape)).sum();
          const one = weightedSum(tape, out);
          const both = one.mul(2).sub(other.mul(3));
          const gradients = [one, other, both].map((loss) => {
            tape.backward(loss);
            return parameters.map((parameter) => parameter.gradient());
          });
          for (const [i, gradient] of gradients[2]!.entries()) {
            const expected = gradient.map((_, place) => 2 * gradients[0]![i]![place]! - 3 * gradients[1]![i]![place]!);
            expectClose(gradient, expected, 1e-12, step.text);
          }
        });
      }),
      { numRuns: 200 },
    );
  });

  test("gives an operand the same gradient whether or not the others want one", () => {
    fc.assert(
      fc.property(anyCase(), fc.nat(2), fc.boolean(), ({ operands, step }, chosen, asInput) => {
        for (const engine of engines) {
          const which = chosen % operands.length;
          const full = onTape(engine, (tape) => {
            const parameters = parametersOf(tape, operands);
            tape.backward(weightedSum(tape, step.record(tape, parameters)));
            return parameters[which]!.gradient();
          });
          const alone = onTape(engine, (tape) => {
            const tensors = operands.map(({ shape, data }, place) => {
              if (place !== which) return tape.constant(data, shape);
              const tensor = asInput ? tape.input(shape, { gradient: true }) : tape.parameter(shape, { init: data });
              tensor.set(data);
              return tensor;
            });
            tape.backward(weightedSum(tape, step.record(tape, tensors)));
            return tensors[which]!.gradient();
          });
          expectSame(alone, full, step.text);
        }
      }),
      { numRuns: 200 },
    );
  });

  test("adds up what reaches an operand twice", () => {
    for (const engine of engines) {
      onTape(engine, (tape) => {
        const x = tape.parameter([5], { init: [1, 2, 3, 4, 5] });
        tape.backward(x.mul(x).add(x.div(x)).add(x.sub(x)).add(x).sum());
        expectClose(x.gradient(), [3, 5, 7, 9, 11], 1e-6, "x² + x/x + x - x + x");
        const square = tape.parameter([3, 3], { init: weights(9) });
        const product = weightedSum(tape, tape.matmul(square, square));
        tape.backward(product);
        const cotangent: Dense = { shape: [3, 3], data: weights(9) };
        const m: Dense = { shape: [3, 3], data: Array.from(square.value()) };
        const left = reference.matmul(cotangent, m, false, true);
        const right = reference.matmul(m, cotangent, true);
        expectClose(square.gradient(), reference.binary("add", left, right).data, 1e-6, "matmul with itself");
        tape.backward(weightedSum(tape, tape.concat([x, x, x], 0)));
        const repeated = weights(15);
        expectClose(
          x.gradient(),
          [0, 1, 2, 3, 4].map((i) => repeated[i]! + repeated[i + 5]! + repeated[i + 10]!),
          1e-6,
          "concat with itself",
        );
      });
    }
  });

  test("leaves at zero what the loss does not depend on", () => {
    onTape(engines[1]!, (tape) => {
      const [x, y] = [tape.parameter([3], { init: [1, 2, 3] }), tape.parameter([3], { init: [4, 5, 6] })];
      const product = x.mul(y).sum();
      const later = y.exp().sum();
      tape.backward(later);
      expect([...x.gradient()]).toEqual([0, 0, 0]);
      tape.backward(product);
      expect([...x.gradient()]).toEqual([4, 5, 6]);
      expect([...y.gradient()]).toEqual([1, 2, 3]);
    });
  });

  test("tells of results what it was last asked for, and zeros where that does not depend on them", () => {
    onTape(engines[1]!, (tape) => {
      const x = tape.parameter([3], { init: [1, 2, 3] });
      const [square, cube] = [x.square(), x.square().mul(x)];
      const [first, second] = [square.sum(), cube.slice(0, 1, 2).sum()];
      for (const _ of [1, 2]) {
        tape.backward(first);
        expect([square.gradient(), cube.gradient()].map((gradient) => [...gradient])).toEqual([
          [1, 1, 1],
          [0, 0, 0],
        ]);
        expect([...x.gradient()]).toEqual([2, 4, 6]);
        tape.backward(second);
        expect([square.gradient(), cube.gradient()].map((gradient) => [...gradient])).toEqual([
          [0, 0, 0],
          [0, 1, 0],
        ]);
        expect([...x.gradient()]).toEqual([0, 12, 0]);
      }
      const later = square.mul(5);
      expect([...later.gradient()], "recorded after it").toEqual([0, 0, 0]);
    });
  });

  test("of a result in the middle of a program starts there", () => {
    fc.assert(
      fc.property(anyCase(), ({ operands, step }) => {
        onTape(engines[0]!, (tape) => {
          const parameters = parametersOf(tape, operands);
          const out = step.record(tape, parameters);
          const loss = weightedSum(tape, out);
          tape.backward(loss);
          const before = parameters.map((parameter) => parameter.gradient());
          weightedSum(tape, out.square());
          parameters[0]!.exp();
          tape.backward(loss);
          for (const [i, parameter] of parameters.entries()) expectSame(parameter.gradient(), before[i]!, step.text);
        });
      }),
      { numRuns: 100 },
    );
  });
});

describe("a view", () => {
  /** The operand as a piece of a longer parameter, with something that would spread on either side of it. */
  function embedded(tape: Tape, { shape, data }: Dense, beside: number, before: number) {
    const whole = [...new Array<number>(before).fill(beside), ...data, ...new Array<number>(5).fill(beside)];
    const parameter = tape.parameter([whole.length], { init: whole });
    return { parameter, view: parameter.slice(0, before, before + data.length).reshape(shape) };
  }

  test("of a part is as good as a tensor of its own, and sees nothing of what lies beside it", () => {
    fc.assert(
      fc.property(
        anyCase(),
        fc.constantFrom(Number.NaN, Infinity, 0, -1),
        fc.nat(5),
        ({ operands, step }, beside, before) => {
          for (const engine of engines) {
            const expected = onTape(engine, (tape) => {
              const parameters = parametersOf(tape, operands);
              const out = step.record(tape, parameters);
              tape.backward(weightedSum(tape, out));
              return { value: out.value(), gradients: parameters.map((parameter) => parameter.gradient()) };
            });
            onTape(engine, (tape) => {
              const parts = operands.map((operand) => embedded(tape, operand, beside, before));
              const out = step.record(
                tape,
                parts.map(({ view }) => view),
              );
              expectSame(out.value(), expected.value, step.text);
              tape.backward(weightedSum(tape, out));
              for (const [i, { parameter, view }] of parts.entries()) {
                expectSame(view.gradient(), expected.gradients[i]!, `gradient ${i} of ${step.text}`);
                const gradient = [...parameter.gradient()];
                gradient.splice(before, view.size);
                expect(
                  gradient.every((x) => x === 0),
                  `gradient beside operand ${i} of ${step.text}`,
                ).toBe(true);
              }
            });
          }
        },
      ),
      { numRuns: 250 },
    );
  });
});

describe("stopGradient", () => {
  test("keeps the value and stops the gradient", () => {
    fc.assert(
      fc.property(anyCase(), ({ operands, step }) => {
        onTape(engines[1]!, (tape) => {
          const parameters = parametersOf(tape, operands);
          const out = step.record(tape, parameters);
          const stopped = out.stopGradient();
          expectSame(stopped.value(), out.value(), step.text);
          tape.backward(weightedSum(tape, out.mul(stopped)));
          const through = parameters.map((parameter) => parameter.gradient());
          const fixed = tape.constant(out.value(), out.shape);
          tape.backward(weightedSum(tape, out.mul(fixed)));
          for (const [i, parameter] of parameters.entries()) expectSame(parameter.gradient(), through[i]!, step.text);
          expect(() => tape.backward(weightedSum(tape, stopped))).toThrow(/depends on no parameter/);
        });
      }),
      { numRuns: 100 },
    );
  });
});

describe("replay", () => {
  test("follows new inputs and new indices", () => {
    for (const engine of engines) {
      onTape(engine, (tape) => {
        const x = tape.input([4, 3]);
        const places = tape.indices([2], [0, 1]);
        const columns = tape.indices([2], [2, 2]);
        const out = x.gather(places).pick(columns);
        expect([...out.value()]).toEqual([0, 0]);
        x.set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
        tape.forward();
        expect([...out.value()]).toEqual([2, 5]);
        places.set([3, 3]);
        columns.set([0, 1]);
        tape.forward();
        expect([...out.value()]).toEqual([9, 10]);
      });
    }
  });
});

describe("memory is not shared between results", () => {
  let tape: Tape;
  beforeEach(() => {
    tape = engines[0]!.tape();
  });
  afterEach(() => tape.dispose());

  test("operations write nothing but their result", () => {
    fc.assert(
      fc.property(fc.array(anyCase(), { minLength: 2, maxLength: 6 }), (trials) => {
        const kept = trials.map(({ operands, step }) => {
          const parameters = parametersOf(tape, operands);
          const out = step.record(tape, parameters);
          return { tensors: [...parameters, out], values: [...parameters, out].map((tensor) => tensor.value()) };
        });
        for (const { tensors, values } of kept) {
          for (const [i, tensor] of tensors.entries()) expectSame(tensor.value(), values[i]!, "after other operations");
        }
      }),
      { numRuns: 50 },
    );
  });
});
