/**
 * Who has a gradient: what is constant never, a parameter that comes late as well as one that was there before. What is not set
 * yet is zeros.
 */
import { expect, test } from "vitest";
import { engines, onTape } from "./on-tape.js";

test.each(engines)("no part of a constant has a gradient, nor has anything that is detached", (engine) => {
  onTape(engine, (tape) => {
    const constant = tape.constant([1, 2, 3, 4, 5, 6], [3, 2]);
    const parameter = tape.parameter([3, 2], { init: [1, 2, 3, 4, 5, 6] });
    for (const source of [constant, parameter.stopGradient(), parameter.exp().stopGradient()]) {
      for (const part of [
        source,
        source.slice(0, 1, 3),
        source.slice(0, 2, 3),
        source.slice(1, 1, 2),
        source.reshape([6]),
      ]) {
        expect(() => part.gradient()).toThrow(/gradient/);
        expect(() => tape.backward(part.sum())).toThrow(/backward/);
      }
    }
  });
});

test.each(engines)("a gradient starts from nothing, whenever its parameter was made", (engine) => {
  onTape(engine, (tape) => {
    const first = tape.parameter([2], { init: [1, 2] });
    tape.backward(first.sum());
    const losses = [first.sum()];
    const parameters = [first];
    // Enough of them for several blocks of adjoints.
    for (let at = 1; at < 40; at++) {
      const late = tape.parameter([200], { init: new Float32Array(200).fill(at) });
      parameters.push(late);
      const loss = losses.at(-1)!.add(late.square().sum());
      losses.push(loss);
      for (let again = 0; again < 2; again++) {
        tape.backward(loss);
        expect(late.gradient().every((slope) => slope === 2 * at)).toBe(true);
      }
    }
    for (const [at, parameter] of parameters.entries()) {
      expect(parameter.gradient().every((slope) => slope === (at === 0 ? 1 : 2 * at))).toBe(true);
    }
  });
});

test.each(engines)("inputs and indices are zeros until they are set, whatever was there before", (engine) => {
  onTape(engine, (tape) => tape.constant(new Float32Array(900).fill(7)));
  onTape(engine, (tape) => {
    expect([...tape.indices([3, 100]).value()]).toEqual(new Array(300).fill(0));
    expect([...tape.input([3, 50]).value()]).toEqual(new Array(150).fill(0));
  });
});
