// When adjoints are cleared. Those of inputs and parameters are, before each walk. That of a result is when the walk first
// reaches it, so that it is still in cache when the first contribution is added; one that is not reached is never touched.
// A result's adjoint follows its mark: [the walk that last cleared it, bytes of the adjoint, -, -], 32 bits each.

const MARK_BYTES: usize = 16;

let walks: u32 = 0;

/** Clears the adjoints of inputs and parameters, a list of [address, bytes], and gives the number of the new walk, never 0. */
export function startWalk(blocks: usize, count: i32): u32 {
  for (; count > 0; count--, blocks += 8) memory.fill(<usize>load<u32>(blocks), 0, <usize>load<u32>(blocks, 4));
  walks += 1;
  if (walks == 0) walks = 1;
  return walks;
}

/** Whether the walk got to the result with this mark; a mark of 0 means that it has no adjoint. */
// @ts-ignore: decorator
@inline
export function isReached(mark: usize, walk: u32): bool {
  return load<u32>(mark) == walk; // nothing is ever written at address 0
}

/** To be called before anything is added to an adjoint; one of an input or parameter has the mark 0. */
// @ts-ignore: decorator
@inline
export function reach(mark: usize, walk: u32): void {
  if (mark && load<u32>(mark) != walk) clear(mark, walk);
}

function clear(mark: usize, walk: u32): void {
  store<u32>(mark, walk);
  let at = mark + MARK_BYTES;
  const end = at + <usize>load<u32>(mark, 4);
  const zero = i32x4.splat(0);
  for (; at < end; at += 16) v128.store(at, zero);
}
