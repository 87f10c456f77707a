// The pair marginal: what a belief over all reputation vectors says of the reputations of two agents.
//
// A = belief [rows, states], extent = encounters [rows, 4] as in pair-update.ts, of which the axes are read. Size0 = rows,
// Size1 = states = K^n, Size2 = K, Size3 = n.
import { Word } from "../src/autodiff/operation";
import { address, word } from "./instruction";
import { locate, strideI, strideJ } from "./pair-axes";
import { lanes, sumLanes } from "./vector";

/** The states in which the pair has one cell of reputations: `low` contiguous ones at each of the places walked. */
function cellSum<T>(a: usize, states: i32, k: i32): T {
  const outer = max(strideI, strideJ);
  const inner = min(strideI, strideJ);
  let sum: T = 0;
  let sums = v128.splat<T>(<T>0);
  for (let high = 0; high < states; high += k * outer)
    for (let middle = 0; middle < outer; middle += k * inner) {
      let at = a + <usize>(high + middle) * sizeof<T>();
      let low = inner;
      for (; low >= lanes<T>(); low -= lanes<T>(), at += 16) sums = v128.add<T>(sums, v128.load(at));
      for (; low > 0; low--, at += sizeof<T>()) sum += load<T>(at);
    }
  return sum + sumLanes<T>(sums);
}

function addToCell<T>(to: usize, value: T, states: i32, k: i32): void {
  const outer = max(strideI, strideJ);
  const inner = min(strideI, strideJ);
  const values = v128.splat<T>(value);
  for (let high = 0; high < states; high += k * outer)
    for (let middle = 0; middle < outer; middle += k * inner) {
      let at = to + <usize>(high + middle) * sizeof<T>();
      let low = inner;
      for (; low >= lanes<T>(); low -= lanes<T>(), at += 16) v128.store(at, v128.add<T>(v128.load(at), values));
      for (; low > 0; low--, at += sizeof<T>()) store<T>(at, load<T>(at) + value);
    }
}

/** Out [rows, K^2] = distribution of the reputations of i and j; a row whose axis is -1 is zero. */
export function forwardPairMarginal<T>(instruction: usize): void {
  let out = address(instruction, Word.Out);
  let a = address(instruction, Word.A);
  let encounter = address(instruction, Word.Extent);
  const states = word(instruction, Word.Size1);
  const k = word(instruction, Word.Size2);
  const axes = word(instruction, Word.Size3);
  const bytes = <usize>states * sizeof<T>();
  for (let rows = word(instruction, Word.Size0); rows > 0; rows--, a += bytes, encounter += 16) {
    const known = load<i32>(encounter) >= 0;
    if (known) locate(encounter, k, axes);
    for (let ri = 0; ri < k; ri++)
      for (let rj = 0; rj < k; rj++, out += sizeof<T>()) {
        const cell = a + <usize>(ri * strideI + rj * strideJ) * sizeof<T>();
        store<T>(out, known ? cellSum<T>(cell, states, k) : <T>0);
      }
  }
}

export function backwardPairMarginal<T>(instruction: usize): void {
  let to = address(instruction, Word.AAdjoint);
  if (!to) return;
  let g = address(instruction, Word.OutAdjoint);
  let encounter = address(instruction, Word.Extent);
  const states = word(instruction, Word.Size1);
  const k = word(instruction, Word.Size2);
  const axes = word(instruction, Word.Size3);
  const bytes = <usize>states * sizeof<T>();
  for (let rows = word(instruction, Word.Size0); rows > 0; rows--, to += bytes, encounter += 16) {
    const known = load<i32>(encounter) >= 0;
    if (known) locate(encounter, k, axes);
    for (let ri = 0; ri < k; ri++)
      for (let rj = 0; rj < k; rj++, g += sizeof<T>()) {
        if (known) addToCell<T>(to + <usize>(ri * strideI + rj * strideJ) * sizeof<T>(), load<T>(g), states, k);
      }
  }
}
