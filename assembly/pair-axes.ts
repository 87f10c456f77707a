// The two axes of a belief that an encounter is about. A state is a number of n digits to base K, one for each axis, axis
// 0 the most significant; an encounter is four integers of which the first two are the axes of i and j.

/** From one digit to the next, in states, along the axes of i and of j. */
export let strideI: i32 = 0;
export let strideJ: i32 = 0;

function power(base: i32, exponent: i32): i32 {
  let result = 1;
  for (; exponent > 0; exponent--) result *= base;
  return result;
}

/** Finds the strides of an encounter's axes. */
export function locate(encounter: usize, reputations: i32, axes: i32): void {
  strideI = power(reputations, axes - 1 - load<i32>(encounter));
  strideJ = power(reputations, axes - 1 - load<i32>(encounter, 4));
}
