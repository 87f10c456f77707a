// Operations on each element of one tensor: one row each in `unary`, in `unaryAdjoint` and at the end. Size0 = elements.
import { Word } from "../../src/autodiff/instruction";
import { Operation } from "../../src/autodiff/wasm/operation";
import { expVector, sigmoidVector, tanhVector } from "../math/exponential";
import { address, factor, word } from "../instruction";
import { logVector } from "../math/logarithm";
import { firstLanes, lanes } from "../math/vector";

// @ts-ignore: decorator
@inline
function unary<T>(operation: Operation, a: v128, scale: v128): v128 {
  if (operation == Operation.Scale) return v128.mul<T>(a, scale);
  if (operation == Operation.Exp) return expVector<T>(a);
  if (operation == Operation.Log) return logVector<T>(a);
  if (operation == Operation.Tanh) return tanhVector<T>(a);
  if (operation == Operation.Sigmoid) return sigmoidVector<T>(a);
  // NaN stays NaN: the comparison is false for it, and so the zero is not taken.
  if (operation == Operation.Relu) return v128.andnot(a, v128.le<T>(a, v128.splat<T>(<T>0)));
  if (operation == Operation.Square) return v128.mul<T>(a, a);
  return unreachable();
}

// @ts-ignore: decorator
@inline
function unaryAdjoint<T>(operation: Operation, g: v128, a: v128, out: v128, scale: v128): v128 {
  const one = v128.splat<T>(<T>1);
  if (operation == Operation.Scale) return v128.mul<T>(g, scale);
  if (operation == Operation.Exp) return v128.mul<T>(g, out);
  if (operation == Operation.Log) return v128.div<T>(g, a);
  if (operation == Operation.Tanh) return v128.mul<T>(g, v128.sub<T>(one, v128.mul<T>(out, out)));
  if (operation == Operation.Sigmoid) return v128.mul<T>(g, v128.mul<T>(out, v128.sub<T>(one, out)));
  if (operation == Operation.Relu) {
    // All bits, which are NaN, where a is NaN.
    return v128.or(v128.and(g, v128.gt<T>(a, v128.splat<T>(<T>0))), v128.ne<T>(a, a));
  }
  if (operation == Operation.Square) return v128.mul<T>(g, v128.add<T>(a, a));
  return unreachable();
}

/** Two vectors an iteration, which share its constants and its overhead. */
// @ts-ignore: decorator
@inline
function mapUnary<T>(operation: Operation, out: usize, a: usize, count: i32, factor: f64): void {
  const scale = v128.splat<T>(<T>factor);
  const end = a + <usize>count * sizeof<T>();
  for (; a + 16 < end; a += 32, out += 32) {
    const first = unary<T>(operation, v128.load(a), scale);
    const second = unary<T>(operation, v128.load(a, 16), scale);
    v128.store(out, first);
    v128.store(out, second, 16);
  }
  if (a < end) v128.store(out, unary<T>(operation, v128.load(a), scale));
}

// @ts-ignore: decorator
@inline
function mapUnaryAdjoint<T>(
  operation: Operation, to: usize, g: usize, a: usize, out: usize, count: i32, factor: f64,
): void {
  const scale = v128.splat<T>(<T>factor);
  const whole = <usize>(count & -lanes<T>()) * sizeof<T>();
  let at: usize = 0;
  for (; at < whole; at += 16) {
    const partial = unaryAdjoint<T>(operation, v128.load(g + at), v128.load(a + at), v128.load(out + at), scale);
    v128.store(to + at, v128.add<T>(v128.load(to + at), partial));
  }
  const rest = count & (lanes<T>() - 1);
  if (rest) {
    const partial = unaryAdjoint<T>(operation, v128.load(g + at), v128.load(a + at), v128.load(out + at), scale);
    v128.store(to + at, v128.add<T>(v128.load(to + at), v128.and(partial, firstLanes<T>(rest))));
  }
}

// @ts-ignore: decorator
@inline
function forwardUnary<T>(operation: Operation, instruction: usize): void {
  const count = word(instruction, Word.Size0);
  mapUnary<T>(operation, address(instruction, Word.Out), address(instruction, Word.A), count, factor(instruction));
}

// @ts-ignore: decorator
@inline
function backwardUnary<T>(operation: Operation, instruction: usize): void {
  const to = address(instruction, Word.AAdjoint);
  if (!to) return;
  const g = address(instruction, Word.OutAdjoint);
  const a = address(instruction, Word.A);
  const out = address(instruction, Word.Out);
  mapUnaryAdjoint<T>(operation, to, g, a, out, word(instruction, Word.Size0), factor(instruction));
}

/** The activation of a dense layer, in place. */
export function activate<T>(operation: Operation, at: usize, count: i32): void {
  switch (operation) {
    case Operation.Tanh: mapUnary<T>(Operation.Tanh, at, at, count, 0); break;
    case Operation.Sigmoid: mapUnary<T>(Operation.Sigmoid, at, at, count, 0); break;
    case Operation.Relu: mapUnary<T>(Operation.Relu, at, at, count, 0); break;
    default: unreachable();
  }
}

/** Adds what the adjoint of its result, g, gives the numbers before it; it needs the result only. */
export function addActivationAdjoint<T>(operation: Operation, to: usize, g: usize, out: usize, count: i32): void {
  switch (operation) {
    case Operation.Tanh: mapUnaryAdjoint<T>(Operation.Tanh, to, g, out, out, count, 0); break;
    case Operation.Sigmoid: mapUnaryAdjoint<T>(Operation.Sigmoid, to, g, out, out, count, 0); break;
    case Operation.Relu: mapUnaryAdjoint<T>(Operation.Relu, to, g, out, out, count, 0); break;
    default: unreachable();
  }
}

export function forwardScale<T>(instruction: usize): void { forwardUnary<T>(Operation.Scale, instruction); }
export function backwardScale<T>(instruction: usize): void { backwardUnary<T>(Operation.Scale, instruction); }

export function forwardExp<T>(instruction: usize): void { forwardUnary<T>(Operation.Exp, instruction); }
export function backwardExp<T>(instruction: usize): void { backwardUnary<T>(Operation.Exp, instruction); }

export function forwardLog<T>(instruction: usize): void { forwardUnary<T>(Operation.Log, instruction); }
export function backwardLog<T>(instruction: usize): void { backwardUnary<T>(Operation.Log, instruction); }

export function forwardTanh<T>(instruction: usize): void { forwardUnary<T>(Operation.Tanh, instruction); }
export function backwardTanh<T>(instruction: usize): void { backwardUnary<T>(Operation.Tanh, instruction); }

export function forwardSigmoid<T>(instruction: usize): void { forwardUnary<T>(Operation.Sigmoid, instruction); }
export function backwardSigmoid<T>(instruction: usize): void { backwardUnary<T>(Operation.Sigmoid, instruction); }

export function forwardRelu<T>(instruction: usize): void { forwardUnary<T>(Operation.Relu, instruction); }
export function backwardRelu<T>(instruction: usize): void { backwardUnary<T>(Operation.Relu, instruction); }

export function forwardSquare<T>(instruction: usize): void { forwardUnary<T>(Operation.Square, instruction); }
export function backwardSquare<T>(instruction: usize): void { backwardUnary<T>(Operation.Square, instruction); }
