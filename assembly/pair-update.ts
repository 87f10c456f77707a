// The pair update: an encounter of agents i and j acts on a belief over all reputation vectors as a stochastic matrix on
// the axes i and j, like a two-qubit gate on a state vector. Given both reputations the two new ones are independent,
// so the matrix is the product of two tables of [own, partner, new] reputations.
//
// A = belief [rows, states], B = tables [tables, K, K, K], extent = encounters [rows, 4]: axis of i, axis of j, table of
// i, table of j; an axis of -1 leaves the row as it is. Size0 = rows, Size1 = states = K^n, Size2 = K, Size3 = n.
// Axis 0 is the most significant digit of a state.
import { Word } from "../src/autodiff/operation";
import { address, word } from "./instruction";
import { locate, strideI, strideJ } from "./pair-axes";
import { lanes, sumLanes } from "./vector";

/** Room for the matrix of one encounter and its adjoint, K <= 8: K^4 numbers, or 16 vectors where K = 2. */
const GATE: usize = memory.data(8 * 8 * 8 * 8 * 8, 16);
const GATE_ADJOINT: usize = memory.data(8 * 8 * 8 * 8 * 8, 16);

// @ts-ignore: decorator
@inline
function tableOf<T>(tables: usize, encounter: usize, offset: usize, reputations: i32): usize {
  return tables + <usize>(load<i32>(encounter + offset) * reputations * reputations * reputations) * sizeof<T>();
}

/** GATE[(si, sj), (ri, rj)] = tableI[ri, rj, si] tableJ[rj, ri, sj], `copies` times each. */
function makeGate<T>(tableI: usize, tableJ: usize, k: i32, copies: i32): void {
  let to = GATE;
  for (let si = 0; si < k; si++)
    for (let sj = 0; sj < k; sj++)
      for (let ri = 0; ri < k; ri++)
        for (let rj = 0; rj < k; rj++) {
          const a = load<T>(tableI + <usize>((ri * k + rj) * k + si) * sizeof<T>());
          const b = load<T>(tableJ + <usize>((rj * k + ri) * k + sj) * sizeof<T>());
          const product = <T>(a * b);
          for (let copy = 0; copy < copies; copy++, to += sizeof<T>()) store<T>(to, product);
        }
}

/** Adds the adjoint of the gate, `copies` partial sums of each entry, to those of the two tables. */
function gateAdjoint<T>(
  tableI: usize, tableJ: usize, adjointI: usize, adjointJ: usize, k: i32, copies: i32,
): void {
  let from = GATE_ADJOINT;
  for (let si = 0; si < k; si++)
    for (let sj = 0; sj < k; sj++)
      for (let ri = 0; ri < k; ri++)
        for (let rj = 0; rj < k; rj++) {
          const g = copies == 1 ? load<T>(from) : sumLanes<T>(v128.load(from));
          from += <usize>copies * sizeof<T>();
          const atI = <usize>((ri * k + rj) * k + si) * sizeof<T>();
          const atJ = <usize>((rj * k + ri) * k + sj) * sizeof<T>();
          store<T>(adjointI + atI, load<T>(adjointI + atI) + g * load<T>(tableJ + atJ));
          store<T>(adjointJ + atJ, load<T>(adjointJ + atJ) + g * load<T>(tableI + atI));
        }
}

// @ts-ignore: decorator
@inline
function gate(out: i32, into: i32): v128 {
  return v128.load(GATE + (<usize>(out * 4 + into) << 4));
}

// @ts-ignore: decorator
@inline
function combine<T>(g0: v128, g1: v128, g2: v128, g3: v128, x0: v128, x1: v128, x2: v128, x3: v128): v128 {
  return v128.add<T>(
    v128.add<T>(v128.mul<T>(g0, x0), v128.mul<T>(g1, x1)),
    v128.add<T>(v128.mul<T>(g2, x2), v128.mul<T>(g3, x3)),
  );
}

// The four states of the pair at one place, for K = 2. Where the runs between the axes are shorter than a vector, the
// places are taken one by one with the number in lane 0.
// @ts-ignore: decorator
@inline
function read<T>(wide: bool, at: usize): v128 {
  return wide ? v128.load(at) : v128.load_zero<T>(at);
}

// @ts-ignore: decorator
@inline
function write<T>(wide: bool, at: usize, vector: v128): void {
  if (wide) v128.store(at, vector);
  else v128.store_lane<T>(at, vector, 0);
}

// @ts-ignore: decorator
@inline
function updateBinary<T>(wide: bool, out: usize, a: usize, states: i32): void {
  const outer = max(strideI, strideJ);
  const inner = min(strideI, strideJ);
  const i = <usize>strideI * sizeof<T>();
  const j = <usize>strideJ * sizeof<T>();
  const step = wide ? lanes<T>() : 1;
  for (let high = 0; high < states; high += 2 * outer)
    for (let middle = 0; middle < outer; middle += 2 * inner)
      for (let low = 0; low < inner; low += step) {
        const base = <usize>(high + middle + low) * sizeof<T>();
        const from = a + base;
        const to = out + base;
        const x0 = read<T>(wide, from);
        const x1 = read<T>(wide, from + j);
        const x2 = read<T>(wide, from + i);
        const x3 = read<T>(wide, from + i + j);
        write<T>(wide, to, combine<T>(gate(0, 0), gate(0, 1), gate(0, 2), gate(0, 3), x0, x1, x2, x3));
        write<T>(wide, to + j, combine<T>(gate(1, 0), gate(1, 1), gate(1, 2), gate(1, 3), x0, x1, x2, x3));
        write<T>(wide, to + i, combine<T>(gate(2, 0), gate(2, 1), gate(2, 2), gate(2, 3), x0, x1, x2, x3));
        write<T>(wide, to + i + j, combine<T>(gate(3, 0), gate(3, 1), gate(3, 2), gate(3, 3), x0, x1, x2, x3));
      }
}

// @ts-ignore: decorator
@inline
function add<T>(wide: bool, at: usize, vector: v128): void {
  write<T>(wide, at, v128.add<T>(read<T>(wide, at), vector));
}

// @ts-ignore: decorator
@inline
function updateBinaryAdjoint<T>(wide: bool, to: usize, g: usize, states: i32): void {
  const outer = max(strideI, strideJ);
  const inner = min(strideI, strideJ);
  const i = <usize>strideI * sizeof<T>();
  const j = <usize>strideJ * sizeof<T>();
  const step = wide ? lanes<T>() : 1;
  for (let high = 0; high < states; high += 2 * outer)
    for (let middle = 0; middle < outer; middle += 2 * inner)
      for (let low = 0; low < inner; low += step) {
        const base = <usize>(high + middle + low) * sizeof<T>();
        const from = g + base;
        const at = to + base;
        const g0 = read<T>(wide, from);
        const g1 = read<T>(wide, from + j);
        const g2 = read<T>(wide, from + i);
        const g3 = read<T>(wide, from + i + j);
        add<T>(wide, at, combine<T>(gate(0, 0), gate(1, 0), gate(2, 0), gate(3, 0), g0, g1, g2, g3));
        add<T>(wide, at + j, combine<T>(gate(0, 1), gate(1, 1), gate(2, 1), gate(3, 1), g0, g1, g2, g3));
        add<T>(wide, at + i, combine<T>(gate(0, 2), gate(1, 2), gate(2, 2), gate(3, 2), g0, g1, g2, g3));
        add<T>(wide, at + i + j, combine<T>(gate(0, 3), gate(1, 3), gate(2, 3), gate(3, 3), g0, g1, g2, g3));
      }
}

// @ts-ignore: decorator
@inline
function outer4<T>(out: i32, g: v128, x0: v128, x1: v128, x2: v128, x3: v128): void {
  const at = GATE_ADJOINT + (<usize>out << 6);
  v128.store(at, v128.add<T>(v128.load(at), v128.mul<T>(g, x0)));
  v128.store(at, v128.add<T>(v128.load(at, 16), v128.mul<T>(g, x1)), 16);
  v128.store(at, v128.add<T>(v128.load(at, 32), v128.mul<T>(g, x2)), 32);
  v128.store(at, v128.add<T>(v128.load(at, 48), v128.mul<T>(g, x3)), 48);
}

// @ts-ignore: decorator
@inline
function gateBinaryAdjoint<T>(wide: bool, a: usize, g: usize, states: i32): void {
  const outer = max(strideI, strideJ);
  const inner = min(strideI, strideJ);
  const i = <usize>strideI * sizeof<T>();
  const j = <usize>strideJ * sizeof<T>();
  const step = wide ? lanes<T>() : 1;
  memory.fill(GATE_ADJOINT, 0, 256);
  for (let high = 0; high < states; high += 2 * outer)
    for (let middle = 0; middle < outer; middle += 2 * inner)
      for (let low = 0; low < inner; low += step) {
        const base = <usize>(high + middle + low) * sizeof<T>();
        const x0 = read<T>(wide, a + base);
        const x1 = read<T>(wide, a + base + j);
        const x2 = read<T>(wide, a + base + i);
        const x3 = read<T>(wide, a + base + i + j);
        outer4<T>(0, read<T>(wide, g + base), x0, x1, x2, x3);
        outer4<T>(1, read<T>(wide, g + base + j), x0, x1, x2, x3);
        outer4<T>(2, read<T>(wide, g + base + i), x0, x1, x2, x3);
        outer4<T>(3, read<T>(wide, g + base + i + j), x0, x1, x2, x3);
      }
}

/** Any K: the state's place with both digits 0, and then all K^2 of them. */
function updateGeneral<T>(out: usize, a: usize, states: i32, k: i32): void {
  for (let state = 0; state < states; state++) {
    if ((state / strideI) % k || (state / strideJ) % k) continue;
    let entry = GATE;
    for (let si = 0; si < k; si++)
      for (let sj = 0; sj < k; sj++) {
        let sum: T = 0;
        for (let ri = 0; ri < k; ri++)
          for (let rj = 0; rj < k; rj++, entry += sizeof<T>()) {
            sum += load<T>(entry) * load<T>(a + <usize>(state + ri * strideI + rj * strideJ) * sizeof<T>());
          }
        store<T>(out + <usize>(state + si * strideI + sj * strideJ) * sizeof<T>(), sum);
      }
  }
}

function updateGeneralAdjoint<T>(to: usize, a: usize, g: usize, states: i32, k: i32): void {
  memory.fill(GATE_ADJOINT, 0, <usize>(k * k * k * k) * sizeof<T>());
  for (let state = 0; state < states; state++) {
    if ((state / strideI) % k || (state / strideJ) % k) continue;
    let entry: usize = 0;
    for (let si = 0; si < k; si++)
      for (let sj = 0; sj < k; sj++) {
        const gradient = load<T>(g + <usize>(state + si * strideI + sj * strideJ) * sizeof<T>());
        for (let ri = 0; ri < k; ri++)
          for (let rj = 0; rj < k; rj++, entry += sizeof<T>()) {
            const at = <usize>(state + ri * strideI + rj * strideJ) * sizeof<T>();
            const slope = GATE_ADJOINT + entry;
            store<T>(slope, load<T>(slope) + gradient * load<T>(a + at));
            if (to) store<T>(to + at, load<T>(to + at) + gradient * load<T>(GATE + entry));
          }
      }
  }
}

export function forwardPairUpdate<T>(instruction: usize): void {
  let out = address(instruction, Word.Out);
  let a = address(instruction, Word.A);
  const tables = address(instruction, Word.B);
  let encounter = address(instruction, Word.Extent);
  const states = word(instruction, Word.Size1);
  const k = word(instruction, Word.Size2);
  const axes = word(instruction, Word.Size3);
  const bytes = <usize>states * sizeof<T>();
  for (let rows = word(instruction, Word.Size0); rows > 0; rows--, out += bytes, a += bytes, encounter += 16) {
    if (load<i32>(encounter) < 0) {
      memory.copy(out, a, bytes);
      continue;
    }
    locate(encounter, k, axes);
    makeGate<T>(tableOf<T>(tables, encounter, 8, k), tableOf<T>(tables, encounter, 12, k), k, k == 2 ? lanes<T>() : 1);
    if (k != 2) updateGeneral<T>(out, a, states, k);
    else if (min(strideI, strideJ) >= lanes<T>()) updateBinary<T>(true, out, a, states);
    else updateBinary<T>(false, out, a, states);
  }
}

export function backwardPairUpdate<T>(instruction: usize): void {
  let a = address(instruction, Word.A);
  let to = address(instruction, Word.AAdjoint);
  let g = address(instruction, Word.OutAdjoint);
  const tables = address(instruction, Word.B);
  const toTables = address(instruction, Word.BAdjoint);
  let encounter = address(instruction, Word.Extent);
  const states = word(instruction, Word.Size1);
  const k = word(instruction, Word.Size2);
  const axes = word(instruction, Word.Size3);
  const bytes = <usize>states * sizeof<T>();
  const back: usize = to ? bytes : 0;
  for (let rows = word(instruction, Word.Size0); rows > 0; rows--, a += bytes, g += bytes, to += back, encounter += 16) {
    if (load<i32>(encounter) < 0) {
      if (to) for (let at: usize = 0; at < bytes; at += sizeof<T>()) store<T>(to + at, load<T>(to + at) + load<T>(g + at));
      continue;
    }
    locate(encounter, k, axes);
    const tableI = tableOf<T>(tables, encounter, 8, k);
    const tableJ = tableOf<T>(tables, encounter, 12, k);
    const copies = k == 2 ? lanes<T>() : 1;
    const wide = min(strideI, strideJ) >= lanes<T>();
    if (to || k != 2) makeGate<T>(tableI, tableJ, k, copies);
    if (k != 2) {
      updateGeneralAdjoint<T>(to, a, g, states, k);
    } else {
      if (to) {
        if (wide) updateBinaryAdjoint<T>(true, to, g, states);
        else updateBinaryAdjoint<T>(false, to, g, states);
      }
      if (toTables) {
        if (wide) gateBinaryAdjoint<T>(true, a, g, states);
        else gateBinaryAdjoint<T>(false, a, g, states);
      }
    }
    if (toTables) {
      const adjointI = tableOf<T>(toTables, encounter, 8, k);
      const adjointJ = tableOf<T>(toTables, encounter, 12, k);
      gateAdjoint<T>(tableI, tableJ, adjointI, adjointJ, k, copies);
    }
  }
}
