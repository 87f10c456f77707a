// Two axes of a joint distribution. A state is a number of n digits to base K, its values on the axes, axis
// 0 the most significant. One axis of a pair is the outer one, with the larger stride in states, the other the inner one.
//
// With K = 2 strides are powers of two, and one of less than a vector lies within its lanes. There the functions below
// stand for what loads and stores do elsewhere; the stride is known when compiled.

export function strideOf(k: i32, axes: i32, axis: i32): i32 {
  let stride = 1;
  for (let exponent = axes - 1 - axis; exponent > 0; exponent--) stride *= k;
  return stride;
}

/** The first of two numbers where the digit is 0, the second where it is 1. */
// @ts-ignore: decorator
@inline
export function byDigit<T>(stride: i32, pair: usize): v128 {
  if (sizeof<T>() == 8) return v128.load(pair);
  const both = v128.load64_splat(pair);
  return stride == 1 ? both : v128.shuffle<f32>(both, both, 0, 0, 1, 1);
}

/** In each lane the number of the state that differs from the lane's own at most in having this digit. */
// @ts-ignore: decorator
@inline
export function withDigit<T>(stride: i32, digit: i32, vector: v128): v128 {
  if (sizeof<T>() == 8) {
    return digit ? v128.shuffle<f64>(vector, vector, 1, 1) : v128.shuffle<f64>(vector, vector, 0, 0);
  }
  if (stride == 1) {
    return digit ? v128.shuffle<f32>(vector, vector, 1, 1, 3, 3) : v128.shuffle<f32>(vector, vector, 0, 0, 2, 2);
  }
  return digit ? v128.shuffle<f32>(vector, vector, 2, 3, 2, 3) : v128.shuffle<f32>(vector, vector, 0, 1, 0, 1);
}

/** The sums of the lanes with digit 0 and with digit 1, in lanes 0 and 1. */
// @ts-ignore: decorator
@inline
export function sumByDigit<T>(stride: i32, vector: v128): v128 {
  if (sizeof<T>() == 8) return vector;
  const upper = v128.shuffle<f32>(vector, vector, 2, 3, 0, 1);
  if (stride == 1) return v128.add<f32>(vector, upper);
  const swapped = v128.shuffle<f32>(vector, vector, 1, 0, 3, 2);
  const sums = v128.add<f32>(vector, swapped);
  return v128.shuffle<f32>(sums, sums, 0, 2, 0, 2);
}

/** Stores lanes 0 and 1. */
// @ts-ignore: decorator
@inline
export function storePair<T>(pointer: usize, vector: v128): void {
  if (sizeof<T>() == 8) v128.store(pointer, vector);
  else v128.store64_lane(pointer, vector, 0);
}
