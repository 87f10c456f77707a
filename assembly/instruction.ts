// Reading the words of an instruction; the layout is src/autodiff/instruction.ts.
import { Word } from "../src/autodiff/instruction";

/** Bytes of one instruction. */
export const INSTRUCTION_BYTES: usize = Word.Count << 2;

// @ts-ignore: decorator
@inline
export function word(instruction: usize, index: Word): i32 {
  return load<i32>(instruction + (<usize>index << 2));
}

// @ts-ignore: decorator
@inline
export function address(instruction: usize, index: Word): usize {
  return <usize>load<u32>(instruction + (<usize>index << 2));
}

// @ts-ignore: decorator
@inline
export function factor(instruction: usize): f64 {
  return load<f64>(instruction + (<usize>Word.Factor << 2));
}
