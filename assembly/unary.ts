// Operations on each element of one tensor: one row each in `unary` and `unaryAdjoint`. Size0 = elements.
import { Operation, Word } from "../src/autodiff/operation";
import { expVector, sigmoidVector, tanhVector } from "./exponential";
import { address, factor, word } from "./instruction";
import { logVector } from "./logarithm";
import { firstLanes, lanes } from "./vector";

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
  return v128.mul<T>(a, a); // Square
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
  return v128.mul<T>(g, v128.add<T>(a, a)); // Square
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

/** Out = the operation of A, which may be the same. */
export function runUnary<T>(operation: Operation, out: usize, a: usize, count: i32, factor: f64): void {
  switch (operation) {
    case Operation.Scale: mapUnary<T>(Operation.Scale, out, a, count, factor); break;
    case Operation.Exp: mapUnary<T>(Operation.Exp, out, a, count, factor); break;
    case Operation.Log: mapUnary<T>(Operation.Log, out, a, count, factor); break;
    case Operation.Tanh: mapUnary<T>(Operation.Tanh, out, a, count, factor); break;
    case Operation.Sigmoid: mapUnary<T>(Operation.Sigmoid, out, a, count, factor); break;
    case Operation.Relu: mapUnary<T>(Operation.Relu, out, a, count, factor); break;
    default: mapUnary<T>(Operation.Square, out, a, count, factor);
  }
}

/** Adds to the adjoint of A what that of Out, g, gives it. */
export function addUnaryAdjoint<T>(
  operation: Operation, to: usize, g: usize, a: usize, out: usize, count: i32, factor: f64,
): void {
  switch (operation) {
    case Operation.Scale: mapUnaryAdjoint<T>(Operation.Scale, to, g, a, out, count, factor); break;
    case Operation.Exp: mapUnaryAdjoint<T>(Operation.Exp, to, g, a, out, count, factor); break;
    case Operation.Log: mapUnaryAdjoint<T>(Operation.Log, to, g, a, out, count, factor); break;
    case Operation.Tanh: mapUnaryAdjoint<T>(Operation.Tanh, to, g, a, out, count, factor); break;
    case Operation.Sigmoid: mapUnaryAdjoint<T>(Operation.Sigmoid, to, g, a, out, count, factor); break;
    case Operation.Relu: mapUnaryAdjoint<T>(Operation.Relu, to, g, a, out, count, factor); break;
    default: mapUnaryAdjoint<T>(Operation.Square, to, g, a, out, count, factor);
  }
}

export function forwardUnary<T>(operation: Operation, instruction: usize): void {
  const count = word(instruction, Word.Size0);
  runUnary<T>(operation, address(instruction, Word.Out), address(instruction, Word.A), count, factor(instruction));
}

export function backwardUnary<T>(operation: Operation, instruction: usize): void {
  const to = address(instruction, Word.AAdjoint);
  if (!to) return;
  const g = address(instruction, Word.OutAdjoint);
  const a = address(instruction, Word.A);
  const out = address(instruction, Word.Out);
  addUnaryAdjoint<T>(operation, to, g, a, out, word(instruction, Word.Size0), factor(instruction));
}
