// Packing part of an operand of a matrix product, so that the tile finds it close together and turned the way it reads,
// whichever way the tensor is stored and however far its rows lie apart.
import { lanes } from "../math/vector";

/** Turns a square of numbers over: rows are `along` apart where they come from, and `strip` bytes where they go. */
// @ts-ignore: decorator
@inline
function turn<T>(to: usize, strip: usize, r0: usize, r1: usize, r2: usize, r3: usize): void {
  const a = v128.load(r0);
  const b = v128.load(r1);
  if (sizeof<T>() == 8) {
    v128.store(to, v128.shuffle<f64>(a, b, 0, 2));
    v128.store(to + strip, v128.shuffle<f64>(a, b, 1, 3));
    return;
  }
  const c = v128.load(r2);
  const d = v128.load(r3);
  const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const abHigh = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const cdHigh = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<f64>(ab, cd, 0, 2));
  v128.store(to + strip, v128.shuffle<f64>(ab, cd, 1, 3));
  v128.store(to + 2 * strip, v128.shuffle<f64>(abHigh, cdHigh, 0, 2));
  v128.store(to + 3 * strip, v128.shuffle<f64>(abHigh, cdHigh, 1, 3));
}

/** Copies up to two vectors of neighbours a step. */
function copy<T>(to: usize, strip: usize, from: usize, along: usize, count: i32, steps: i32): void {
  const second = count > lanes<T>();
  for (; steps > 0; steps--, from += along, to += strip) {
    v128.store(to, v128.load(from));
    // A narrow strip must not read a second vector that the tensor may not have.
    if (second) v128.store(to, v128.load(from, 16), 16);
  }
}

/**
 * Lays out `count` rows (or columns) of `steps` numbers each so that those of one step are neighbours, `strip` bytes from
 * step to step. Where they come from, rows are `across` apart and steps `along`, in bytes; one of the two is that of
 * neighbours, and if it is `across`, there are two vectors of rows at most. Up to a vector of rows and of steps more is
 * written, of no matter.
 */
export function pack<T>(
  to: usize, strip: usize, from: usize, across: usize, along: usize, count: i32, steps: i32,
): void {
  if (across == sizeof<T>()) {
    copy<T>(to, strip, from, along, count, steps);
    return;
  }
  const last = from + <usize>(count - 1) * across;
  for (let row = 0; row < count; row += lanes<T>(), to += 16) {
    let r0 = from + <usize>row * across;
    let r1 = min(r0 + across, last);
    let r2 = min(r1 + across, last);
    let r3 = min(r2 + across, last);
    let at = to;
    for (let step = 0; step < steps; step += lanes<T>(), at += <usize>lanes<T>() * strip) {
      turn<T>(at, strip, r0, r1, r2, r3);
      r0 += 16;
      r1 += 16;
      r2 += 16;
      r3 += 16;
    }
  }
}
