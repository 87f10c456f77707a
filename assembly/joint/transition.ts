// A stochastic matrix applied to two axes of joint distributions. Each step on the axes i and j adds one distribution to those
// there are: an earlier one, with the matrix applied to the pair of values on the two axes, i * K + j; two-values.ts does it
// where K = 2, and matrix.ts where it is more.
//
// A = distributions [rows, states], B = matrices [matrices, K^2, K^2], before and after; extent = steps [count, 4]: the row that
// it follows, axis i, axis j, the matrix; a row of -1 makes a distribution of zeros. Out = [rows + count, states], the
// distributions given first. Size0 = rows, Size1 = states = K^n, Size2 = K, Size3 = n, Size4 = count; Size5 = room, see matrix.ts.
import { Word } from "../../src/autodiff/instruction";
import { address, word } from "../instruction";
import { strideOf } from "./axes";
import { addGateAdjoint, setGate, setGateBack } from "./gate";
import { applyMatrix, applyMatrixAdjoint } from "./matrix";
import { addAll } from "./steps";
import { applyGate, gateProducts } from "./two-values";

const STEP_BYTES: usize = 16;

export function forwardPairTransition<T>(instruction: usize): void {
  const joint = address(instruction, Word.Out);
  const matrices = address(instruction, Word.B);
  const states = word(instruction, Word.Size1);
  const k = word(instruction, Word.Size2);
  const axes = word(instruction, Word.Size3);
  const room = address(instruction, Word.Size5);
  const row = <usize>states * sizeof<T>();
  const bytes = <usize>(k * k * k * k) * sizeof<T>();
  const given = <usize>word(instruction, Word.Size0) * row;
  memory.copy(joint, address(instruction, Word.A), given);
  let out = joint + given;
  let step = address(instruction, Word.Extent);
  for (let count = word(instruction, Word.Size4); count > 0; count--, step += STEP_BYTES, out += row) {
    const follows = load<i32>(step);
    if (follows < 0) {
      memory.fill(out, 0, row);
      continue;
    }
    const strideI = strideOf(k, axes, load<i32>(step, 4));
    const strideJ = strideOf(k, axes, load<i32>(step, 8));
    const matrix = matrices + <usize>load<i32>(step, 12) * bytes;
    const from = joint + <usize>follows * row;
    if (k == 2) {
      setGate<T>(matrix, strideI < strideJ);
      applyGate<T>(false, out, from, states, max(strideI, strideJ), min(strideI, strideJ));
    } else applyMatrix<T>(out, from, states, k, strideI, strideJ, matrix, room);
  }
}

export function backwardPairTransition<T>(instruction: usize): void {
  const joint = address(instruction, Word.Out);
  const adjoints = address(instruction, Word.OutAdjoint);
  const toGiven = address(instruction, Word.AAdjoint);
  const matrices = address(instruction, Word.B);
  const toMatrices = address(instruction, Word.BAdjoint);
  const rows = word(instruction, Word.Size0);
  const states = word(instruction, Word.Size1);
  const k = word(instruction, Word.Size2);
  const axes = word(instruction, Word.Size3);
  const room = address(instruction, Word.Size5);
  const row = <usize>states * sizeof<T>();
  const bytes = <usize>(k * k * k * k) * sizeof<T>();
  const count = word(instruction, Word.Size4);
  let step = address(instruction, Word.Extent) + <usize>count * STEP_BYTES;
  let g = adjoints + <usize>(rows + count) * row;
  for (let left = count; left > 0; left--) {
    step -= STEP_BYTES;
    g -= row;
    const follows = load<i32>(step);
    if (follows < 0) continue;
    const strideI = strideOf(k, axes, load<i32>(step, 4));
    const strideJ = strideOf(k, axes, load<i32>(step, 8));
    const offset = <usize>load<i32>(step, 12) * bytes;
    const from = joint + <usize>follows * row;
    // Where nothing is wanted of the distributions given, what would reach them can be left out.
    const to: usize = follows >= rows || toGiven ? adjoints + <usize>follows * row : 0;
    const toMatrix: usize = toMatrices ? toMatrices + offset : 0;
    if (k != 2) {
      applyMatrixAdjoint<T>(to, toMatrix, from, g, states, k, strideI, strideJ, matrices + offset, room);
      continue;
    }
    const outer = max(strideI, strideJ);
    const inner = min(strideI, strideJ);
    if (to) {
      setGateBack<T>(matrices + offset, strideI < strideJ);
      applyGate<T>(true, to, g, states, outer, inner);
    }
    if (toMatrix) {
      gateProducts<T>(from, g, states, outer, inner);
      addGateAdjoint<T>(toMatrix, strideI < strideJ);
    }
  }
  if (toGiven) addAll<T>(toGiven, adjoints, <usize>rows * row);
}
