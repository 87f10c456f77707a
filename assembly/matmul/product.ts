// One matrix product of any shape and storage: cut into blocks that stay in cache, and handed to the inner tile or, where a
// side is short, to what suits it. Strides are in bytes; `add` adds to what C holds.
import { blocks, blocksTurned } from "./block";
import { dot1, dot2, dot3 } from "./dot";
import { pack } from "./pack";
import { thin1, thin2, thin3, thin4 } from "./thin";
import { row4, slim1, slim2, slim3, slim4, wide1, wide2, wide3 } from "./tile";
import { LONGEST_PRODUCT, PRODUCT_BLOCK } from "../../src/autodiff/instruction";
import { nextBlock, startBlocks, sumOfBlocks, wholeVectors } from "../walk/pairwise";
import { addRun } from "../walk/run";
import { lanes } from "../math/vector";

/** A longer sum is made in steps of this. */
const STEPS = 256;
/** Two vectors of columns of B by that many steps. */
const STRIP_BYTES: usize = STEPS * 2 * 16;
const STRIP: usize = memory.data(<i32>STRIP_BYTES, 16);
/** Some rows of A by that many steps. */
const BLOCK_BYTES = 65536;
const BLOCK: usize = memory.data(BLOCK_BYTES, 16);
/** Where the numbers that a strip reads span more than this, the first-level cache would not keep them. */
const FAR: usize = 24 * 1024;

/** Columns of a transposed result that are kept until they are put in place. */
const NARROW_COLUMNS = 64;
const NARROW: usize = memory.data(4 * NARROW_COLUMNS * 8, 16);

/** Sums of rows: the terms of a part in each lane, and of the parts that are added one after another. */
const DOT_PART = 512;
const DOT_BLOCK = 16384;

/** How a product is made. */
export const enum Way {
  /** Nothing but whole tiles, with B as it is stored or packed. */
  Blocks,
  PackedBlocks,
  /** Strips of columns. */
  Strips,
  /** A part of the sum at a time. */
  Parts,
  /** Few rows, which are summed with those of B. */
  Dot,
  /** Less than a vector of columns. */
  Narrow,
}

// @ts-ignore: decorator
@inline
function packsA<T>(m: i32, n: i32, k: i32, columnA: usize): bool {
  return columnA != sizeof<T>() && m >= 16 && n >= 32 && <usize>min(k, STEPS) * columnA > FAR;
}

// @ts-ignore: decorator
@inline
function packsB<T>(m: i32, k: i32, rowB: usize, columnB: usize): bool {
  return columnB != sizeof<T>() || (m >= 16 && <usize>min(k, STEPS) * rowB > FAR);
}

/** How many rows of A are gone through for every strip of B, so that they stay in the second-level cache: times 4. */
function heightOf<T>(k: i32): i32 {
  return (2 * BLOCK_BYTES) / (min(k, STEPS) * <i32>sizeof<T>()) & ~3;
}

function wayInColumns<T>(m: i32, n: i32, k: i32, columnA: usize, rowB: usize, columnB: usize): Way {
  if (k > STEPS || m > heightOf<T>(k) || packsA<T>(m, n, k, columnA)) return Way.Parts;
  const packed = packsB<T>(m, k, rowB, columnB);
  const width = 2 * lanes<T>();
  const rest = n & (width - 1);
  if (!(m & 3) && k > 4 && (rest == 0 || rest > lanes<T>()) && (!packed || n <= mostColumns<T>(k))) {
    return packed ? Way.PackedBlocks : Way.Blocks;
  }
  return Way.Strips;
}

/** Bytes between the packed strips. */
// @ts-ignore: decorator
@inline
function stripOf(k: i32): usize {
  return <usize>(k + 3 & -4) << 5;
}

/** How many columns of B there is room for at once. */
// @ts-ignore: decorator
@inline
function mostColumns<T>(k: i32): i32 {
  return 2 * lanes<T>() * <i32>(STRIP_BYTES / stripOf(k));
}

/** All of B. */
// @ts-ignore: decorator
@inline
function packStrips<T>(b: usize, columnB: usize, rowB: usize, n: i32, k: i32): void {
  const width = 2 * lanes<T>();
  const strip = stripOf(k);
  for (let to = STRIP; n > 0; n -= width, to += strip, b += <usize>width * columnB) {
    pack<T>(to, 32, b, columnB, rowB, min(width, n), k);
  }
}

export function wayOf<T>(m: i32, n: i32, k: i32, columnA: usize, rowB: usize, columnB: usize): Way {
  if (n < lanes<T>() && m >= lanes<T>()) return Way.Narrow;
  if (m < 4 && columnB != sizeof<T>() && columnA == sizeof<T>()) return Way.Dot;
  return wayInColumns<T>(m, n, k, columnA, rowB, columnB);
}

/**
 * C (m by n) = or += A (m by k) times B (k by n), where the numbers of a row of C are neighbours, and of A and B those of
 * a row or of a column.
 */
// @ts-ignore: decorator
@inline
export function multiply<T>(
  way: Way, m: i32, n: i32, k: i32, c: usize, rowC: usize, a: usize, rowA: usize, columnA: usize, b: usize,
  rowB: usize, columnB: usize, add: bool,
): void {
  if (way <= Way.PackedBlocks) {
    let strip: usize = 32;
    if (way == Way.PackedBlocks) {
      packStrips<T>(b, columnB, rowB, n, k);
      b = STRIP;
      rowB = 32;
      strip = stripOf(k);
    }
    if (columnA == sizeof<T>()) blocks<T>(m, n, k, c, rowC, a, rowA, b, rowB, strip, add);
    else blocksTurned<T>(m, n, k, c, rowC, a, columnA, b, rowB, strip, add);
    return;
  }
  // Turned over, Ct = Bt At, so that the narrow side is that of the rows.
  if (way == Way.Narrow) narrow<T>(n, m, k, c, rowC, b, columnB, rowB, a, columnA, rowA, add);
  else if (way == Way.Dot) dot<T>(m, n, k, c, rowC, sizeof<T>(), a, rowA, b, columnB, add);
  else inColumns<T>(way, m, n, k, c, rowC, a, rowA, columnA, b, rowB, columnB, add);
}

/** The same for a C without gaps; a long sum in blocks, with room (walk/pairwise.ts) for as many numbers as C has. */
export function multiplyLong<T>(
  room: usize, m: i32, n: i32, k: i32, c: usize, a: usize, rowA: usize, columnA: usize, b: usize, rowB: usize,
  columnB: usize, add: bool,
): void {
  const rowC = <usize>n * sizeof<T>();
  const bytes = <usize>m * rowC;
  let most = k > LONGEST_PRODUCT ? PRODUCT_BLOCK : k;
  const first = wayOf<T>(m, n, most, columnA, rowB, columnB);
  // Sums of rows are many at once and made in parts.
  if (first == Way.Dot || (first == Way.Narrow && rowA != sizeof<T>())) most = min(k, DOT_BLOCK);
  const to = most < k ? startBlocks(room, wholeVectors(bytes)) : c;
  for (let left = k; ; left -= most) {
    const steps = min(left, most);
    const way = wayOf<T>(m, n, steps, columnA, rowB, columnB);
    multiply<T>(way, m, n, steps, to, rowC, a, rowA, columnA, b, rowB, columnB, add || most < k);
    if (left <= most) break;
    nextBlock<T>(room, wholeVectors(bytes));
    a += <usize>most * columnA;
    b += <usize>most * rowB;
  }
  if (most == k) return;
  if (!add) memory.fill(c, 0, bytes);
  addRun<T>(c, 0, sumOfBlocks<T>(room, wholeVectors(bytes)), 0, bytes, bytes);
}

// @ts-ignore: decorator
@inline
function inColumns<T>(
  way: Way, m: i32, n: i32, k: i32, c: usize, rowC: usize, a: usize, rowA: usize, columnA: usize, b: usize,
  rowB: usize, columnB: usize, add: bool,
): void {
  if (way == Way.Parts) parts<T>(m, n, k, c, rowC, a, rowA, columnA, b, rowB, columnB, add);
  else strips<T>(m, n, k, c, rowC, a, rowA, columnA, b, rowB, columnB, packsB<T>(m, k, rowB, columnB), add);
}

/** In parts of DOT_PART for each lane. */
function dot<T>(
  m: i32, n: i32, k: i32, c: usize, rowC: usize, columnC: usize, x: usize, rowX: usize, y: usize, rowY: usize, add: bool,
): void {
  const most = DOT_PART * lanes<T>();
  for (; k > 0; k -= most, x += <usize>most * sizeof<T>(), y += <usize>most * sizeof<T>(), add = true) {
    const steps = min(k, most);
    if (m == 1) dot1<T>(n, steps, c, rowC, columnC, x, rowX, y, rowY, add);
    else if (m == 2) dot2<T>(n, steps, c, rowC, columnC, x, rowX, y, rowY, add);
    else dot3<T>(n, steps, c, rowC, columnC, x, rowX, y, rowY, add);
  }
}

/** The same where m is less than a vector, and the numbers of a column of C are neighbours. */
function narrow<T>(
  m: i32, n: i32, k: i32, c: usize, columnC: usize, a: usize, rowA: usize, columnA: usize, b: usize, rowB: usize,
  columnB: usize, add: bool,
): void {
  const size = sizeof<T>();
  if (columnB != size) {
    if (columnA == size) {
      dot<T>(m, n, k, c, size, columnC, a, rowA, b, columnB, add);
      return;
    }
    for (let from = 0; from < k; from += STEPS) {
      const steps = min(STEPS, k - from);
      let to = STRIP;
      for (let row = 0; row < m; row++, to += STEPS * size) {
        let at = a + <usize>row * rowA + <usize>from * columnA;
        for (let step = 0; step < steps; step++, at += columnA) store<T>(to + <usize>step * size, load<T>(at));
      }
      dot<T>(m, n, steps, c, size, columnC, STRIP, STEPS * size, b + <usize>from * size, columnB, add || from > 0);
    }
    return;
  }
  const way = wayInColumns<T>(m, n, k, columnA, rowB, columnB);
  if (m == 1 && columnC == size) {
    inColumns<T>(way, m, n, k, c, 0, a, rowA, columnA, b, rowB, columnB, add);
    return;
  }
  for (; n > 0; n -= NARROW_COLUMNS, b += NARROW_COLUMNS * size) {
    const columns = min(NARROW_COLUMNS, n);
    inColumns<T>(way, m, columns, k, NARROW, NARROW_COLUMNS * size, a, rowA, columnA, b, rowB, columnB, false);
    for (let column = 0; column < columns; column++, c += columnC) {
      for (let row = 0; row < m; row++) {
        const at = c + <usize>row * size;
        const value = load<T>(NARROW + <usize>(row * NARROW_COLUMNS + column) * size);
        store<T>(at, add ? load<T>(at) + value : value);
      }
    }
  }
}

/** A long sum in parts, and some rows of A at a time, packed where they lie crosswise and spread out. */
function parts<T>(
  m: i32, n: i32, k: i32, c: usize, rowC: usize, a: usize, rowA: usize, columnA: usize, b: usize, rowB: usize,
  columnB: usize, add: bool,
): void {
  const size = sizeof<T>();
  const packA = packsA<T>(m, n, k, columnA);
  const packB = packsB<T>(m, k, rowB, columnB);
  const height = packA ? BLOCK_BYTES / (STEPS * <i32>size) : heightOf<T>(k);
  for (let from = 0; from < k; from += STEPS) {
    const steps = min(STEPS, k - from);
    let out = c;
    let left = a + <usize>from * columnA;
    const right = b + <usize>from * rowB;
    for (let i = 0; i < m; i += height, out += <usize>height * rowC, left += <usize>height * rowA) {
      const rows = min(height, m - i);
      if (packA) {
        pack<T>(BLOCK, STEPS * size, left, columnA, rowA, steps, rows);
        strips<T>(rows, n, steps, out, rowC, BLOCK, STEPS * size, size, right, rowB, columnB, packB, add);
      } else strips<T>(rows, n, steps, out, rowC, left, rowA, columnA, right, rowB, columnB, packB, add);
    }
    add = true;
  }
}

/** Two vectors of columns after another. */
function strips<T>(
  m: i32, n: i32, k: i32, c: usize, rowC: usize, a: usize, rowA: usize, columnA: usize, b: usize, rowB: usize,
  columnB: usize, packB: bool, add: bool,
): void {
  const width = 2 * lanes<T>();
  if (!packB) {
    if (m == 1) {
      for (; n >= 2 * width; n -= 2 * width, c += 64, b += 64) row4<T>(k, c, a, columnA, b, rowB, add);
      if (n == 0) return;
    }
    columns<T>(m, n, k, c, rowC, a, rowA, columnA, b, rowB, 32, add);
    return;
  }
  // As many at once as there is room for.
  const strip = stripOf(k);
  const most = mostColumns<T>(k);
  for (; n > 0; n -= most, c += <usize>most * sizeof<T>(), b += <usize>most * columnB) {
    const some = min(most, n);
    packStrips<T>(b, columnB, rowB, some, k);
    columns<T>(m, some, k, c, rowC, a, rowA, columnA, STRIP, 32, strip, add);
  }
}

/** Some columns, two vectors after another, which are `strip` bytes apart in B. */
function columns<T>(
  m: i32, n: i32, k: i32, c: usize, rowC: usize, a: usize, rowA: usize, columnA: usize, b: usize, rowB: usize,
  strip: usize, add: bool,
): void {
  const width = 2 * lanes<T>();
  if (k <= 4 && m >= 4) {
    for (; n > 0; n -= width, c += 32, b += strip) {
      const some = min(width, n);
      if (k == 1) thin1<T>(m, some, c, rowC, a, rowA, columnA, b, rowB, add);
      else if (k == 2) thin2<T>(m, some, c, rowC, a, rowA, columnA, b, rowB, add);
      else if (k == 3) thin3<T>(m, some, c, rowC, a, rowA, columnA, b, rowB, add);
      else thin4<T>(m, some, c, rowC, a, rowA, columnA, b, rowB, add);
    }
    return;
  }
  // The last rows are taken so that no tile has a single one if another has four.
  const last = (m & 3) == 1 && m > 1 ? 5 : m & 3;
  const most = m - last;
  const rest = n & (width - 1);
  const slim = rest <= lanes<T>() ? rest : 0;
  if (most > 0 && n > slim) {
    if (columnA == sizeof<T>()) blocks<T>(most, n - slim, k, c, rowC, a, rowA, b, rowB, strip, add);
    else blocksTurned<T>(most, n - slim, k, c, rowC, a, columnA, b, rowB, strip, add);
  }
  if (!last && !slim) return;
  const below = a + <usize>most * rowA;
  for (; n > 0; n -= width, c += 32, b += strip) {
    const wide = n > lanes<T>();
    if (most > 0 && !wide) slim4<T>(most, n, k, c, rowC, a, rowA, columnA, b, rowB, add);
    if (last > 0) lastRows<T>(wide, last, n, k, c + <usize>most * rowC, rowC, below, rowA, columnA, b, rowB, add);
  }
}

/** One, two, three or five. */
// @ts-ignore: decorator
@inline
function lastRows<T>(
  wide: bool, m: i32, columns: i32, k: i32, c: usize, rowC: usize, a: usize, rowA: usize, columnA: usize, b: usize,
  rowB: usize, add: bool,
): void {
  if (m >= 3) {
    if (wide) wide3<T>(columns, k, c, rowC, a, rowA, columnA, b, rowB, add);
    else slim3<T>(columns, k, c, rowC, a, rowA, columnA, b, rowB, add);
    if (m == 3) return;
    a += 3 * rowA;
    c += 3 * rowC;
  }
  if (m == 1) {
    if (wide) wide1<T>(columns, k, c, rowC, a, rowA, columnA, b, rowB, add);
    else slim1<T>(columns, k, c, rowC, a, rowA, columnA, b, rowB, add);
  } else {
    if (wide) wide2<T>(columns, k, c, rowC, a, rowA, columnA, b, rowB, add);
    else slim2<T>(columns, k, c, rowC, a, rowA, columnA, b, rowB, add);
  }
}
