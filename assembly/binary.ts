// Operations on the elements of two tensors: one row each in `binary` and `binaryAdjoint`.
// Size0 = elements in a run, Size1 and Size2 = stride of A and B along it (0 or 1, not both 0), Size3 = runs; the extent
// walks (A, B, -) and the output is contiguous.
import { Operation, Word } from "../src/autodiff/operation";
import { address, word } from "./instruction";
import { firstLanes, lanes, sumLanes } from "./vector";
import { begin, first, next, second } from "./walk";

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
