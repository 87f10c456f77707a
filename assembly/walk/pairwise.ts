// Sums of many terms. If each term is added to the sum of those before, the error grows with their number. So a sum of more
// than LONGEST terms is made in blocks of BLOCK, and blocks are added in pairs, pairs in pairs of pairs, as a binary counter
// carries: no term goes through more than BLOCK + log2(blocks) additions. The error is at most so many units of rounding of
// the sum of the magnitudes, whatever the number.
//
// A room is where the sum of some numbers next to each other, `bytes` of them, is made: [blocks, -, -, -], 32 bits each, then
// levels of `bytes`. Level 0 is the block that is being summed; level i + 1 holds 2^i blocks, if bit i of the number of blocks
// is set. src/autodiff/operations/sums.ts finds how many levels there may be.

const HEAD: usize = 16;

/** The bytes of whole vectors. */
// @ts-ignore: decorator
@inline
export function wholeVectors(bytes: usize): usize {
  return (bytes + 15) & ~15;
}

/** Where the first block is to be added, cleared. */
export function startBlocks(room: usize, bytes: usize): usize {
  store<i32>(room, 0);
  clear(room + HEAD, bytes);
  return room + HEAD;
}

/** A block is done; the next is to be added to the same place. */
export function nextBlock<T>(room: usize, bytes: usize): void {
  const block = room + HEAD;
  let blocks = load<i32>(room);
  store<i32>(room, blocks + 1);
  let level = block + bytes;
  for (; blocks & 1; blocks >>= 1, level += bytes) addVectors<T>(block, level, bytes);
  const zero = i32x4.splat(0);
  for (let at = block; at < block + bytes; at += 16, level += 16) {
    v128.store(level, v128.load(at));
    v128.store(at, zero);
  }
}

/** The sum of all blocks; where, is given back. */
export function sumOfBlocks<T>(room: usize, bytes: usize): usize {
  const block = room + HEAD;
  let level = block + bytes;
  for (let blocks = load<i32>(room); blocks; blocks >>= 1, level += bytes) {
    if (blocks & 1) addVectors<T>(block, level, bytes);
  }
  return block;
}

function clear(at: usize, bytes: usize): void {
  const zero = i32x4.splat(0);
  for (const end = at + bytes; at < end; at += 16) v128.store(at, zero);
}

function addVectors<T>(to: usize, from: usize, bytes: usize): void {
  for (const end = to + bytes; to < end; to += 16, from += 16) {
    v128.store(to, v128.add<T>(v128.load(to), v128.load(from)));
  }
}
