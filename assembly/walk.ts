// Walking tensors whose axes were merged as far as their strides allow. An extent is 0, for a single run, or a list of
// integers [axes, then for each axis, outermost first: size, stride of the first operand, stride of the second, stride of
// the third], strides in elements. The innermost axis is not in the list: the caller runs along it.

const POSITION: usize = memory.data(4 * 32);

/** Offsets, in elements, of the current run in each operand. */
export let first: isize = 0;
export let second: isize = 0;
export let third: isize = 0;

/** Starts a walk at the first run. */
// @ts-ignore: decorator
@inline
export function begin(extent: usize): void {
  first = 0;
  second = 0;
  third = 0;
  if (extent) memory.fill(POSITION, 0, <usize>load<i32>(extent) << 2);
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

/** How often the walk stepped along an axis since it last stepped along one outside it. */
// @ts-ignore: decorator
@inline
export function position(axis: i32): i32 {
  return load<i32>(POSITION + (<usize>axis << 2));
}

/** The same, and gives the axis that was stepped along; those inside it start again. -1 at the end. */
export function advance(extent: usize): i32 {
  for (let axis = load<i32>(extent) - 1; axis >= 0; axis--) {
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
