// Walks a program: forward in order, backward in reverse. One call from outside each, whatever the number of operations.
import { Operation, Word } from "../src/autodiff/operation";
import { isReached, reach } from "./adjoint";
import { backwardBinary, forwardBinary } from "./binary";
import { backwardDense, forwardDense } from "./dense";
import { backwardGather, backwardPick, forwardGather, forwardPick } from "./gather";
import { address, INSTRUCTION_BYTES, word } from "./instruction";
import { backwardMatmul, forwardMatmul } from "./matmul";
import { backwardCopy, backwardSum, forwardCopy, forwardSum } from "./movement";
import { backwardPairMarginal, forwardPairMarginal } from "./pair-marginal";
import { backwardPairUpdate, forwardPairUpdate } from "./pair-update";
import { backwardSoftmax, forwardSoftmax } from "./softmax";
import { backwardUnary, forwardUnary } from "./unary";

export function runForward<T>(program: usize, from: i32, to: i32): void {
  let instruction = program + <usize>from * INSTRUCTION_BYTES;
  const end = program + <usize>to * INSTRUCTION_BYTES;
  for (; instruction < end; instruction += INSTRUCTION_BYTES) {
    const operation: Operation = word(instruction, Word.Operation);
    switch (operation) {
      case Operation.Scale:
      case Operation.Exp:
      case Operation.Log:
      case Operation.Tanh:
      case Operation.Sigmoid:
      case Operation.Relu:
      case Operation.Square: forwardUnary<T>(operation, instruction); break;
      case Operation.Add:
      case Operation.Subtract:
      case Operation.Multiply:
      case Operation.Divide: forwardBinary<T>(operation, instruction); break;
      case Operation.Matmul: forwardMatmul<T>(instruction); break;
      case Operation.Dense: forwardDense<T>(instruction); break;
      case Operation.Softmax: forwardSoftmax<T>(false, instruction); break;
      case Operation.LogSoftmax: forwardSoftmax<T>(true, instruction); break;
      case Operation.Sum: forwardSum<T>(instruction); break;
      case Operation.Copy: forwardCopy<T>(instruction); break;
      case Operation.Gather: forwardGather<T>(instruction); break;
      case Operation.Pick: forwardPick<T>(instruction); break;
      case Operation.PairUpdate: forwardPairUpdate<T>(instruction); break;
      case Operation.PairMarginal: forwardPairMarginal<T>(instruction); break;
      default: unreachable();
    }
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
    const operation: Operation = word(instruction, Word.Operation);
    switch (operation) {
      case Operation.Scale:
      case Operation.Exp:
      case Operation.Log:
      case Operation.Tanh:
      case Operation.Sigmoid:
      case Operation.Relu:
      case Operation.Square: backwardUnary<T>(operation, instruction); break;
      case Operation.Add:
      case Operation.Subtract:
      case Operation.Multiply:
      case Operation.Divide: backwardBinary<T>(operation, instruction); break;
      case Operation.Matmul: backwardMatmul<T>(instruction); break;
      case Operation.Dense: backwardDense<T>(instruction); break;
      case Operation.Softmax: backwardSoftmax<T>(false, instruction); break;
      case Operation.LogSoftmax: backwardSoftmax<T>(true, instruction); break;
      case Operation.Sum: backwardSum<T>(instruction); break;
      case Operation.Copy: backwardCopy<T>(instruction); break;
      case Operation.Gather: backwardGather<T>(instruction); break;
      case Operation.Pick: backwardPick<T>(instruction); break;
      case Operation.PairUpdate: backwardPairUpdate<T>(instruction); break;
      case Operation.PairMarginal: backwardPairMarginal<T>(instruction); break;
      default: unreachable();
    }
  }
}
