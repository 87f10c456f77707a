// The numbers that math/exponential.ts and math/logarithm.ts compute with, in both widths. They are loaded from tables: V8 makes a
// v128.const anew in every iteration of a loop, three instructions that compete with the arithmetic, where a load is one
// that does not.

/** The numbers of the tables below, in their order. */
export enum Number {
  Half, One, Two, Ln2, MinusZero, MinusInfinity, Infinity,
  InverseLn2, Shift, ShiftOnce, Ln2High, Ln2Low, Lowest, LowestNormal, Highest, ExpHighest, TanhHighest, LargestPower,
  SqrtHalf, Sqrt2LessOne, SmallestNormal, BelowTwiceSmallest, Subnormal, SubnormalLog, ExponentOne, ExponentBias,
  P,
  L32 = P + 5, L64 = P + 11,
}

const SINGLE: usize = memory.data<f32>([
  0.5, 1, 2, 0.6931472, -0.0, -Infinity, Infinity,
  1.442695, 12583166, 12583039, 0.693145751953125, 1.4286068e-6, -176, -88, 176, 104, 10, 1.7014118346046923e38,
  0.70710677, 0.41421357, 1.1754943508222875e-38, 2.350988561514728e-38, 8388608, 15.942385, 8388608, 8388735,
  0.49999994, 0.16666517, 0.0416681, 0.008369192, 0.0013838903,
  0.66666776, 0.39977542, 0.29871756,
], 16);

const DOUBLE: usize = memory.data<f64>([
  0.5, 1, 2, 0.6931471805599453, -0.0, -Infinity, Infinity,
  1.4426950408889634, 6755399441057790, 6755399441056767, 0.6931471803691238, 1.9082149292705877e-10, -1418, -709, 1418,
  746, 20, 8.98846567431158e307,
  0.7071067811865476, 0.41421356237309503, 2.2250738585072014e-308, 4.4501477170144023e-308, 4503599627370496, 36.04365338911715,
  4503599627370496, 4503599627371519,
  0.5, 0.16666666666666666, 0.0416666666666664, 0.008333333333327834, 0.0013888888889056115, 0.00019841269873828712,
  2.4801586954596907e-5, 2.7557254428731414e-6, 2.755760339571492e-7, 2.510611059859774e-8, 2.0808136844353414e-9,
  0.6666666666666734, 0.39999999999414604, 0.28571428742405486, 0.22222198571216267, 0.18183564435187893,
  0.15314047594560604, 0.14795980908389988,
], 16);

// @ts-ignore: decorator
@inline
export function number<T>(place: Number): v128 {
  return sizeof<T>() == 4
    ? v128.load_splat<f32>(SINGLE + (<usize>place << 2))
    : v128.load_splat<f64>(DOUBLE + (<usize>place << 3));
}

// @ts-ignore: decorator
@inline
export function addBits<T>(a: v128, b: v128): v128 {
  return sizeof<T>() == 4 ? i32x4.add(a, b) : i64x2.add(a, b);
}

// @ts-ignore: decorator
@inline
export function subBits<T>(a: v128, b: v128): v128 {
  return sizeof<T>() == 4 ? i32x4.sub(a, b) : i64x2.sub(a, b);
}

// @ts-ignore: decorator
@inline
export function horner<T>(x: v128, sum: v128, place: Number): v128 {
  return v128.add<T>(v128.mul<T>(x, sum), number<T>(place));
}
