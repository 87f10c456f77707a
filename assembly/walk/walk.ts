// Walking tensors whose axes were merged as far as their strides allow. An extent is 0, for a single run, or a list of
// integers [axes, then for each axis, outermost first: size, stride of the first operand, stride of the second, stride of
// the third], strides in elements. The innermost axis is not in the list: the caller runs along it.

const POSITION: usize = memory.data(4 * 32);

/** Offsets, in elements, of the current run in each operand. */
export let first: isize = 0;
export let second: isize = 0;
export let third: isize = 0;

/** Runs to come along the innermost axis, and its strides: most steps are taken along it. */
let left: i32 = 0;
let along1: isize = 0;
let along2: isize = 0;
let along3: isize = 0;
/** Before a step where these bits of `left` are 0 there is more to do than to step along the innermost axis. */
export let pause: i32 = -1;

/** Starts a walk at the first run. */
// @ts-ignore: decorator
@inline
export function begin(extent: usize): void {
  first = 0;
  second = 0;
  third = 0;
  if (extent) beginAxes(extent);
}

function beginAxes(extent: usize): void {
  const last = load<i32>(extent) - 1;
  const entry = extent + 4 + (<usize>last << 4);
  for (let at = POSITION + (<usize>last << 2); at > POSITION; ) store<i32>((at -= 4), 0);
  left = load<i32>(entry) - 1;
  along1 = load<i32>(entry, 4);
  along2 = load<i32>(entry, 8);
  along3 = load<i32>(entry, 12);
  pause = -1;
}

/** Has `next` pause whenever so many steps, a power of two, or a multiple of them are left to make along the innermost axis. */
export function pauseEvery(steps: i32): void {
  pause &= steps - 1;
}

/** Which operand of a walk. */
export const enum Of {
  A,
  B,
  C,
}

/** The offset of the current run in an operand, in bytes. */
// @ts-ignore: decorator
@inline
export function offset<T>(operand: Of): usize {
  return <usize>(operand == Of.A ? first : operand == Of.B ? second : third) * sizeof<T>();
}

/** Steps to the next run, the last axis fastest. */
// @ts-ignore: decorator
@inline
export function next(extent: usize): void {
  if (extent) advance(extent);
}

/** Whether the next step is one along the innermost axis, without a pause; then it is taken. */
// @ts-ignore: decorator
@inline
export function isEasy(): bool {
  if (!(left & pause)) return false;
  stepInside();
  return true;
}

// @ts-ignore: decorator
@inline
function stepInside(): void {
  left--;
  first += along1;
  second += along2;
  third += along3;
}

/** The same, and gives the axis that was stepped along; those inside it start again. -1 at the end. */
export function advance(extent: usize): i32 {
  if (!left) return stepOutside(extent);
  stepInside();
  return load<i32>(extent) - 1;
}

function stepOutside(extent: usize): i32 {
  const last = load<i32>(extent) - 1;
  left = load<i32>(extent + (<usize>last << 4), 4) - 1;
  first -= left * along1;
  second -= left * along2;
  third -= left * along3;
  for (let axis = last - 1; axis >= 0; axis--) {
    const entry = extent + 4 + (<usize>axis << 4);
    const position = POSITION + (<usize>axis << 2);
    const size = load<i32>(entry);
    const index = load<i32>(position) + 1;
    if (index < size) {
      store<i32>(position, index);
      first += load<i32>(entry, 4);
      second += load<i32>(entry, 8);
      third += load<i32>(entry, 12);
      return axis;
    }
    store<i32>(position, 0);
    const back = <isize>(size - 1);
    first -= back * load<i32>(entry, 4);
    second -= back * load<i32>(entry, 8);
    third -= back * load<i32>(entry, 12);
  }
  return -1;
}

/** How many runs are left along an axis, that which is come to included. */
// @ts-ignore: decorator
@inline
export function leftAlong(extent: usize, axis: i32): i32 {
  if (axis == load<i32>(extent) - 1) return left + 1;
  return load<i32>(extent + (<usize>axis << 4), 4) - load<i32>(POSITION + (<usize>axis << 2));
}
