// Conditional tables applied to two axes of joint distributions. Each step on the axes i and j adds one distribution to those
// there are: an earlier one, with the stochastic matrix applied to the two axes by which their new values are independent given
// both old ones; joint/gate.ts makes it where K = 2, and joint/any-values.ts does without.
//
// A = distributions [rows, states], B = tables [tables, K, K, K], extent = steps [count, 5]: the row that it follows, axis i,
// axis j, table of i, table of j; a row of -1 makes a distribution of zeros. Out = [rows + count, states], the distributions
// given first. Size0 = rows, Size1 = states = K^n, Size2 = K, Size3 = n, Size4 = count.
import { Word } from "../../src/autodiff/instruction";
import { address, word } from "../instruction";
import { strideOf } from "./axes";
import { applyGate, gateProducts } from "./two-values";
import { gateAdjoint, makeGate, makeGateBack } from "./gate";
import { applyPair, applyPairAdjoint } from "./any-values";
import { addAll } from "./steps";

const STEP_BYTES: usize = 20;

export function forwardPairConditionals<T>(instruction: usize): void {
  const joint = address(instruction, Word.Out);
  const tables = address(instruction, Word.B);
  const states = word(instruction, Word.Size1);
  const k = word(instruction, Word.Size2);
  const axes = word(instruction, Word.Size3);
  const row = <usize>states * sizeof<T>();
  const table = <usize>(k * k * k) * sizeof<T>();
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
    const i = load<i32>(step, 4);
    const j = load<i32>(step, 8);
    const tableI = tables + <usize>load<i32>(step, 12) * table;
    const tableJ = tables + <usize>load<i32>(step, 16) * table;
    const outer = strideOf(k, axes, min(i, j));
    const inner = strideOf(k, axes, max(i, j));
    const outerTable = i < j ? tableI : tableJ;
    const innerTable = i < j ? tableJ : tableI;
    const from = joint + <usize>follows * row;
    if (k == 2) {
      makeGate<T>(outerTable, innerTable);
      applyGate<T>(false, out, from, states, outer, inner);
    } else applyPair<T>(out, from, states, k, outer, inner, outerTable, innerTable);
  }
}

export function backwardPairConditionals<T>(instruction: usize): void {
  const joint = address(instruction, Word.Out);
  const adjoints = address(instruction, Word.OutAdjoint);
  const toGiven = address(instruction, Word.AAdjoint);
  const tables = address(instruction, Word.B);
  const toTables = address(instruction, Word.BAdjoint);
  const rows = word(instruction, Word.Size0);
  const states = word(instruction, Word.Size1);
  const k = word(instruction, Word.Size2);
  const axes = word(instruction, Word.Size3);
  const row = <usize>states * sizeof<T>();
  const table = <usize>(k * k * k) * sizeof<T>();
  const count = word(instruction, Word.Size4);
  let step = address(instruction, Word.Extent) + <usize>count * STEP_BYTES;
  let g = adjoints + <usize>(rows + count) * row;
  for (let left = count; left > 0; left--) {
    step -= STEP_BYTES;
    g -= row;
    const follows = load<i32>(step);
    if (follows < 0) continue;
    const i = load<i32>(step, 4);
    const j = load<i32>(step, 8);
    const outerOffset = <usize>load<i32>(step + (i < j ? 12 : 16)) * table;
    const innerOffset = <usize>load<i32>(step + (i < j ? 16 : 12)) * table;
    const outer = strideOf(k, axes, min(i, j));
    const inner = strideOf(k, axes, max(i, j));
    const from = joint + <usize>follows * row;
    // Where nothing is wanted of the distributions given, what would reach them can be left out.
    const to: usize = follows >= rows || toGiven ? adjoints + <usize>follows * row : 0;
    const outerTable = tables + outerOffset;
    const innerTable = tables + innerOffset;
    const outerAdjoint: usize = toTables ? toTables + outerOffset : 0;
    const innerAdjoint: usize = toTables ? toTables + innerOffset : 0;
    if (k != 2) {
      applyPairAdjoint<T>(to, from, g, states, k, outer, inner, outerTable, innerTable, outerAdjoint, innerAdjoint);
      continue;
    }
    if (to) {
      makeGateBack<T>(outerTable, innerTable);
      applyGate<T>(true, to, g, states, outer, inner);
    }
    if (toTables) {
      gateProducts<T>(from, g, states, outer, inner);
      gateAdjoint<T>(outerTable, innerTable, outerAdjoint, innerAdjoint);
    }
  }
  if (toGiven) addAll<T>(toGiven, adjoints, <usize>rows * row);
}
