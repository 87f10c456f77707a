// Walks a program: forward in order, backward in reverse. One call from outside each, whatever the number of operations. What
// an instruction does is in dispatch.ts, which build.mjs makes of the pairs of functions forward..., backward... in the folders.
import { Word } from "../src/autodiff/instruction";
import { isReached, reach } from "./adjoint";
import { backward, forward } from "./dispatch";
import { address, INSTRUCTION_BYTES, word } from "./instruction";

export function runForward<T>(program: usize, from: i32, to: i32): void {
  let instruction = program + <usize>from * INSTRUCTION_BYTES;
  const end = program + <usize>to * INSTRUCTION_BYTES;
  for (; instruction < end; instruction += INSTRUCTION_BYTES) {
    forward<T>(word(instruction, Word.Operation), instruction);
  }
}

/** Those whose result was not reached, because no gradient is wanted or nothing depends on it, are passed over. */
export function runBackward<T>(program: usize, count: i32, walk: u32): void {
  let instruction = program + <usize>count * INSTRUCTION_BYTES;
  while (instruction > program) {
    instruction -= INSTRUCTION_BYTES;
    if (!isReached(address(instruction, Word.OutMark), walk)) continue;
    reach(address(instruction, Word.AMark), walk);
    reach(address(instruction, Word.BMark), walk);
    reach(address(instruction, Word.CMark), walk);
    backward<T>(word(instruction, Word.Operation), instruction);
  }
}
