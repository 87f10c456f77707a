// The pair update: beliefs over all reputation vectors, and how encounters change them. Each encounter of agents i and j
// adds one belief to those there are: an earlier one, with a stochastic matrix applied to the axes i and j, which pair-gate.ts
// makes where K = 2, and pair-general.ts does without.
//
// A = beliefs [rows, states], B = tables [tables, K, K, K], extent = encounters [count, 5]: the row that it follows, axis of
// i, axis of j, table of i, table of j; a row of -1 makes a belief of zeros. Out = [rows + count, states], the beliefs given
// first. Size0 = rows, Size1 = states = K^n, Size2 = K, Size3 = n, Size4 = count.
import { Word } from "../src/autodiff/operation";
import { address, word } from "./instruction";
import { strideOf } from "./pair-axes";
import { applyGate, gateProducts } from "./pair-binary";
import { gateAdjoint, makeGate, makeGateBack } from "./pair-gate";
import { applyPair, applyPairAdjoint } from "./pair-general";

const ENCOUNTER_BYTES: usize = 20;

function addAll<T>(to: usize, from: usize, bytes: usize): void {
  let at: usize = 0;
  for (; at + 16 <= bytes; at += 16) v128.store(to + at, v128.add<T>(v128.load(to + at), v128.load(from + at)));
  for (; at < bytes; at += sizeof<T>()) store<T>(to + at, load<T>(to + at) + load<T>(from + at));
}

export function forwardPairUpdate<T>(instruction: usize): void {
  const beliefs = address(instruction, Word.Out);
  const tables = address(instruction, Word.B);
  const states = word(instruction, Word.Size1);
  const k = word(instruction, Word.Size2);
  const axes = word(instruction, Word.Size3);
  const row = <usize>states * sizeof<T>();
  const table = <usize>(k * k * k) * sizeof<T>();
  const given = <usize>word(instruction, Word.Size0) * row;
  memory.copy(beliefs, address(instruction, Word.A), given);
  let out = beliefs + given;
  let encounter = address(instruction, Word.Extent);
  for (let count = word(instruction, Word.Size4); count > 0; count--, encounter += ENCOUNTER_BYTES, out += row) {
    const follows = load<i32>(encounter);
    if (follows < 0) {
      memory.fill(out, 0, row);
      continue;
    }
    const i = load<i32>(encounter, 4);
    const j = load<i32>(encounter, 8);
    const tableI = tables + <usize>load<i32>(encounter, 12) * table;
    const tableJ = tables + <usize>load<i32>(encounter, 16) * table;
    const outer = strideOf(k, axes, min(i, j));
    const inner = strideOf(k, axes, max(i, j));
    const outerTable = i < j ? tableI : tableJ;
    const innerTable = i < j ? tableJ : tableI;
    const from = beliefs + <usize>follows * row;
    if (k == 2) {
      makeGate<T>(outerTable, innerTable);
      applyGate<T>(false, out, from, states, outer, inner);
    } else applyPair<T>(out, from, states, k, outer, inner, outerTable, innerTable);
  }
}

export function backwardPairUpdate<T>(instruction: usize): void {
  const beliefs = address(instruction, Word.Out);
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
  let encounter = address(instruction, Word.Extent) + <usize>count * ENCOUNTER_BYTES;
  let g = adjoints + <usize>(rows + count) * row;
  for (let left = count; left > 0; left--) {
    encounter -= ENCOUNTER_BYTES;
    g -= row;
    const follows = load<i32>(encounter);
    if (follows < 0) continue;
    const i = load<i32>(encounter, 4);
    const j = load<i32>(encounter, 8);
    const outerOffset = <usize>load<i32>(encounter + (i < j ? 12 : 16)) * table;
    const innerOffset = <usize>load<i32>(encounter + (i < j ? 16 : 12)) * table;
    const outer = strideOf(k, axes, min(i, j));
    const inner = strideOf(k, axes, max(i, j));
    const from = beliefs + <usize>follows * row;
    // Where nothing is wanted of the beliefs given, what would reach them can be left out.
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
