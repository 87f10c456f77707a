// Runs: elements in a row, along which one operand may repeat with a period, as a bias does under every row of a batch and a
// single number under all elements (period 1); a period of 0 means that the operand is as long as the run.
// A run is walked in segments of whole vectors, chosen so that the repeating operand looks the same in each: either
// the operand itself serves, or a pattern of copies of it. Sums towards such an operand are made the other way round.
// src/autodiff/operations/walk.ts finds the periods.
import { firstLanes, lanes } from "../math/vector";

/** The longest period, in elements; also in src/autodiff/operations/walk.ts. */
export const MOST_PERIOD = 128;

const PATTERN: usize = memory.data(2048, 16);
/**
 * A room (walk/pairwise.ts) of 16 levels for sums towards a repeating operand, one for each element of a segment: a run of 4 GiB
 * has 2^15 blocks of segments of 2048 bytes, and a level more for each halving of the segment. A short run has a single block,
 * which is level 0.
 */
export const SUMS_ROOM: usize = memory.data(16 + 16 * 2048, 16);
export const SUMS: usize = SUMS_ROOM + 16;

/** Segments of fewer bytes than this cost more in the loop around them than in themselves. */
const SHORT: usize = 128;

/** Bytes of a segment in a run of so many bytes. */
// @ts-ignore: decorator
@inline
export function segmentOf<T>(period: i32, bytes: usize): usize {
  return period ? repeatingSegment<T>(period, bytes) : bytes;
}

function repeatingSegment<T>(period: i32, bytes: usize): usize {
  const size = <usize>period * sizeof<T>();
  // As many copies as a vector has lanes fill whole vectors.
  let segment = size & 15 ? size * lanes<T>() : size;
  while (segment < SHORT && segment < bytes) segment <<= 1;
  return segment;
}

/** The operand as it looks in each segment. */
// @ts-ignore: decorator
@inline
export function pattern<T>(from: usize, period: i32, segment: usize): usize {
  return period ? repeated<T>(from, period, segment) : from;
}

function repeated<T>(from: usize, period: i32, segment: usize): usize {
  const size = <usize>period * sizeof<T>();
  if (size == segment) return from;
  if (size & 15) {
    for (let to = PATTERN; to < PATTERN + segment; to += size) {
      for (let at: usize = 0; at < size; at += sizeof<T>()) store<T>(to + at, load<T>(from + at));
    }
  } else {
    for (let to = PATTERN; to < PATTERN + segment; to += size) {
      for (let at: usize = 0; at < size; at += 16) v128.store(to + at, v128.load(from + at));
    }
  }
  return PATTERN;
}

export function clearSums(segment: usize): void {
  const zero = i32x4.splat(0);
  for (let at: usize = 0; at < segment; at += 16) v128.store(SUMS + at, zero);
}

/** to += the sums in SUMS, those that are a period apart together. */
export function addSums<T>(to: usize, period: i32, segment: usize): void {
  const size = <usize>period * sizeof<T>();
  if (size & 15) {
    for (let at: usize = 0; at < size; at += sizeof<T>()) {
      let sum: T = load<T>(SUMS + at);
      for (let from = at + size; from < segment; from += size) sum += load<T>(SUMS + from);
      store<T>(to + at, load<T>(to + at) + sum);
    }
  } else {
    for (let at: usize = 0; at < size; at += 16) {
      let sum = v128.load(SUMS + at);
      for (let from = at + size; from < segment; from += size) sum = v128.add<T>(sum, v128.load(SUMS + from));
      v128.store(to + at, v128.add<T>(v128.load(to + at), sum));
    }
  }
}

/** to += from. From one segment to the next each moves on by its step: the segment, or 0 where it repeats. */
export function addRun<T>(to: usize, stepTo: usize, from: usize, stepFrom: usize, segment: usize, bytes: usize): void {
  const whole = bytes & ~15;
  let left = whole;
  for (; left >= segment && left > 0; left -= segment, to += stepTo, from += stepFrom) {
    for (let at: usize = 0; at < segment; at += 16) addVector<T>(to + at, v128.load(from + at));
  }
  let at: usize = 0;
  for (; at < left; at += 16) addVector<T>(to + at, v128.load(from + at));
  if (whole < bytes) addVector<T>(to + at, v128.and(v128.load(from + at), restOf<T>(bytes)));
}

/** The same to an operand that repeats. */
// @ts-ignore: decorator
@inline
export function addRunTo<T>(to: usize, from: usize, segment: usize, bytes: usize): void {
  if (segment == SHORT) addShorts<T>(to, from, bytes);
  else addRun<T>(to, 0, from, segment, segment, bytes);
}

/** Segments of SHORT bytes, which are most: their sums stay in registers. */
function addShorts<T>(to: usize, from: usize, bytes: usize): void {
  let s0 = v128.load(to), s1 = v128.load(to, 16), s2 = v128.load(to, 32), s3 = v128.load(to, 48);
  let s4 = v128.load(to, 64), s5 = v128.load(to, 80), s6 = v128.load(to, 96), s7 = v128.load(to, 112);
  for (const end = from + (bytes & ~(SHORT - 1)); from != end; from += SHORT) {
    s0 = v128.add<T>(s0, v128.load(from));
    s1 = v128.add<T>(s1, v128.load(from, 16));
    s2 = v128.add<T>(s2, v128.load(from, 32));
    s3 = v128.add<T>(s3, v128.load(from, 48));
    s4 = v128.add<T>(s4, v128.load(from, 64));
    s5 = v128.add<T>(s5, v128.load(from, 80));
    s6 = v128.add<T>(s6, v128.load(from, 96));
    s7 = v128.add<T>(s7, v128.load(from, 112));
  }
  v128.store(to, s0);
  v128.store(to, s1, 16);
  v128.store(to, s2, 32);
  v128.store(to, s3, 48);
  v128.store(to, s4, 64);
  v128.store(to, s5, 80);
  v128.store(to, s6, 96);
  v128.store(to, s7, 112);
  bytes &= SHORT - 1;
  if (bytes) addRun<T>(to, 0, from, SHORT, SHORT, bytes);
}

/** All bits set in the lanes of the last, partial vector of a run. */
// @ts-ignore: decorator
@inline
export function restOf<T>(bytes: usize): v128 {
  return firstLanes<T>(<i32>((bytes & 15) / sizeof<T>()));
}

// @ts-ignore: decorator
@inline
export function addVector<T>(to: usize, vector: v128): void {
  v128.store(to, v128.add<T>(v128.load(to), vector));
}
