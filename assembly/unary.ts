// Operations on each element of one tensor: one row each in `unary` and `unaryAdjoint`. Size0 = elements.
import { Operation, Word } from "../src/autodiff/operation";
import { expVector, logVector, sigmoidVector, tanhVector } from "./exponential";
import { address, factor, word } from "./instruction";
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
  if (operation == Operation.Relu) return v128.and(g, v128.gt<T>(a, v128.splat<T>(<T>0)));
  return v128.mul<T>(g, v128.add<T>(a, a)); // Square
}

// @ts-ignore: decorator
@inline
function mapUnary<T>(operation: Operation, instruction: usize): void {
  const scale = v128.splat<T>(<T>factor(instruction));
  let out = address(instruction, Word.Out);
  let a = address(instruction, Word.A);
  const end = a + <usize>word(instruction, Word.Size0) * sizeof<T>();
  for (; a < end; a += 16, out += 16) v128.store(out, unary<T>(operation, v128.load(a), scale));
}

// @ts-ignore: decorator
@inline
function mapUnaryAdjoint<T>(operation: Operation, instruction: usize): void {
  const scale = v128.splat<T>(<T>factor(instruction));
  const a = address(instruction, Word.A);
  const out = address(instruction, Word.Out);
  const to = address(instruction, Word.AAdjoint);
  const g = address(instruction, Word.OutAdjoint);
  const count = word(instruction, Word.Size0);
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

export function forwardUnary<T>(operation: Operation, instruction: usize): void {
  switch (operation) {
    case Operation.Scale: mapUnary<T>(Operation.Scale, instruction); break;
    case Operation.Exp: mapUnary<T>(Operation.Exp, instruction); break;
    case Operation.Log: mapUnary<T>(Operation.Log, instruction); break;
    case Operation.Tanh: mapUnary<T>(Operation.Tanh, instruction); break;
    case Operation.Sigmoid: mapUnary<T>(Operation.Sigmoid, instruction); break;
    case Operation.Relu: mapUnary<T>(Operation.Relu, instruction); break;
    default: mapUnary<T>(Operation.Square, instruction);
  }
}

export function backwardUnary<T>(operation: Operation, instruction: usize): void {
  if (!address(instruction, Word.AAdjoint)) return;
  switch (operation) {
    case Operation.Scale: mapUnaryAdjoint<T>(Operation.Scale, instruction); break;
    case Operation.Exp: mapUnaryAdjoint<T>(Operation.Exp, instruction); break;
    case Operation.Log: mapUnaryAdjoint<T>(Operation.Log, instruction); break;
    case Operation.Tanh: mapUnaryAdjoint<T>(Operation.Tanh, instruction); break;
    case Operation.Sigmoid: mapUnaryAdjoint<T>(Operation.Sigmoid, instruction); break;
    case Operation.Relu: mapUnaryAdjoint<T>(Operation.Relu, instruction); break;
    default: mapUnaryAdjoint<T>(Operation.Square, instruction);
  }
}
