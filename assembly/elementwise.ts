// Operations on each element: one row each in `unary` and `unaryAdjoint`, `binary` and `binaryAdjoint`.
// Unary: Size0 = elements. Binary: Size0 = elements in a run, Size1 and Size2 = stride of A and B along it (0 or 1, not
// both 0), Size3 = runs; the extent walks (A, B, -) and the output is contiguous.
import { Operation, Word } from "../src/autodiff/operation";
import { expVector, logVector, sigmoidVector, tanhVector } from "./exponential";
import { address, factor, word } from "./instruction";
import { firstLanes, lanes, sumLanes } from "./vector";
import { begin, first, next, second } from "./walk";

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
function binary<T>(operation: Operation, a: v128, b: v128): v128 {
  if (operation == Operation.Add) return v128.add<T>(a, b);
  if (operation == Operation.Subtract) return v128.sub<T>(a, b);
  if (operation == Operation.Multiply) return v128.mul<T>(a, b);
  return v128.div<T>(a, b); // Divide
}

// @ts-ignore: decorator
@inline
function binaryAdjoint<T>(operation: Operation, toB: bool, g: v128, a: v128, b: v128): v128 {
  if (operation == Operation.Add) return g;
  if (operation == Operation.Subtract) return toB ? v128.neg<T>(g) : g;
  if (operation == Operation.Multiply) return v128.mul<T>(g, toB ? a : b);
  const quotient = v128.div<T>(g, b); // Divide
  return toB ? v128.neg<T>(v128.mul<T>(quotient, v128.div<T>(a, b))) : quotient;
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

// @ts-ignore: decorator
@inline
function operand<T>(stride: i32, pointer: usize, at: usize): v128 {
  return stride ? v128.load(pointer + at) : v128.load_splat<T>(pointer);
}

// Runs are written in ascending order, so what a partial vector writes past its run is overwritten by the next.
// @ts-ignore: decorator
@inline
function run<T>(operation: Operation, strideA: i32, strideB: i32, out: usize, a: usize, b: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(out + at, binary<T>(operation, operand<T>(strideA, a, at), operand<T>(strideB, b, at)));
  }
}

// @ts-ignore: decorator
@inline
function mapBinary<T>(operation: Operation, instruction: usize): void {
  let out = address(instruction, Word.Out);
  const a = address(instruction, Word.A);
  const b = address(instruction, Word.B);
  const extent = address(instruction, Word.Extent);
  const bytes = <usize>word(instruction, Word.Size0) * sizeof<T>();
  const strideA = word(instruction, Word.Size1);
  const strideB = word(instruction, Word.Size2);
  let runs = word(instruction, Word.Size3);
  begin(extent);
  for (; runs > 0; runs--, out += bytes) {
    const atA = a + <usize>first * sizeof<T>();
    const atB = b + <usize>second * sizeof<T>();
    if (!strideB) run<T>(operation, 1, 0, out, atA, atB, bytes);
    else if (!strideA) run<T>(operation, 0, 1, out, atA, atB, bytes);
    else run<T>(operation, 1, 1, out, atA, atB, bytes);
    next(extent);
  }
}

// @ts-ignore: decorator
@inline
function runAdjoint<T>(
  operation: Operation,
  toB: bool,
  strideA: i32,
  strideB: i32,
  to: usize,
  g: usize,
  a: usize,
  b: usize,
  count: i32,
): void {
  const along = toB ? strideB : strideA;
  let sum = v128.splat<T>(<T>0);
  let at: usize = 0;
  for (let left = count; left > 0; left -= lanes<T>(), at += 16) {
    let partial = binaryAdjoint<T>(
      operation,
      toB,
      v128.load(g + at),
      operand<T>(strideA, a, at),
      operand<T>(strideB, b, at),
    );
    if (left < lanes<T>()) partial = v128.and(partial, firstLanes<T>(left));
    if (along) v128.store(to + at, v128.add<T>(v128.load(to + at), partial));
    else sum = v128.add<T>(sum, partial);
  }
  if (!along) store<T>(to, load<T>(to) + sumLanes<T>(sum));
}

// @ts-ignore: decorator
@inline
function mapBinaryAdjoint<T>(operation: Operation, toB: bool, instruction: usize): void {
  const to = address(instruction, toB ? Word.BAdjoint : Word.AAdjoint);
  if (!to) return;
  let g = address(instruction, Word.OutAdjoint);
  const a = address(instruction, Word.A);
  const b = address(instruction, Word.B);
  const extent = address(instruction, Word.Extent);
  const count = word(instruction, Word.Size0);
  const strideA = word(instruction, Word.Size1);
  const strideB = word(instruction, Word.Size2);
  begin(extent);
  for (let runs = word(instruction, Word.Size3); runs > 0; runs--, g += <usize>count * sizeof<T>()) {
    const atA = a + <usize>first * sizeof<T>();
    const atB = b + <usize>second * sizeof<T>();
    const at = to + <usize>(toB ? second : first) * sizeof<T>();
    if (!strideB) runAdjoint<T>(operation, toB, 1, 0, at, g, atA, atB, count);
    else if (!strideA) runAdjoint<T>(operation, toB, 0, 1, at, g, atA, atB, count);
    else runAdjoint<T>(operation, toB, 1, 1, at, g, atA, atB, count);
    next(extent);
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

export function forwardBinary<T>(operation: Operation, instruction: usize): void {
  switch (operation) {
    case Operation.Add: mapBinary<T>(Operation.Add, instruction); break;
    case Operation.Subtract: mapBinary<T>(Operation.Subtract, instruction); break;
    case Operation.Multiply: mapBinary<T>(Operation.Multiply, instruction); break;
    default: mapBinary<T>(Operation.Divide, instruction);
  }
}

export function backwardBinary<T>(operation: Operation, instruction: usize): void {
  switch (operation) {
    case Operation.Add:
      mapBinaryAdjoint<T>(Operation.Add, false, instruction);
      mapBinaryAdjoint<T>(Operation.Add, true, instruction);
      break;
    case Operation.Subtract:
      mapBinaryAdjoint<T>(Operation.Subtract, false, instruction);
      mapBinaryAdjoint<T>(Operation.Subtract, true, instruction);
      break;
    case Operation.Multiply:
      mapBinaryAdjoint<T>(Operation.Multiply, false, instruction);
      mapBinaryAdjoint<T>(Operation.Multiply, true, instruction);
      break;
    default:
      mapBinaryAdjoint<T>(Operation.Divide, false, instruction);
      mapBinaryAdjoint<T>(Operation.Divide, true, instruction);
  }
}
