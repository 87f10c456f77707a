// What the operations of steps have in common: each step adds one joint distribution to those there are, an earlier one with
// something done to two of its axes.

/** Adds numbers to others. */
export function addAll<T>(to: usize, from: usize, bytes: usize): void {
  let at: usize = 0;
  for (; at + 16 <= bytes; at += 16) v128.store(to + at, v128.add<T>(v128.load(to + at), v128.load(from + at)));
  for (; at < bytes; at += sizeof<T>()) store<T>(to + at, load<T>(to + at) + load<T>(from + at));
}
