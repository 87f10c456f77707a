/**
 * exp, log, tanh and sigmoid on 128-bit vectors, for f32 (four lanes) and f64 (two), from one source.
 *
 * Only IEEE addition, multiplication, division and bit operations, each rounded once: the same bits on every engine and
 * processor. Right over the whole range: signed zeros, subnormals, infinities, overflow. NaN comes out only where NaN
 * went in (and for the logarithm of a negative number).
 *
 * With x = n ln 2 + r and |r| <= ln 2 / 2,
 *
 *     exp(x) = 2^n (1 + r + c),   c = exp(r) - 1 - r = r² P(r)
 *
 * where P is a polynomial of five coefficients for f32 and eleven for f64. tanh and sigmoid take 2^n, r and c apart, so that
 * 1 + r + c is never rounded on the way to (… + 1) or (… - 1). For the logarithm, with x = 2^k (1 + f), 1 + f in [√½, √2)
 * and s = f / (2 + f), z = s²:
 *
 *     log(1 + f) = 2 s + s z L(z) = f - (f²/2 - s (f²/2 + z L(z)))
 *
 * (the arrangement of fdlibm, which keeps f exact). The coefficients of P and L are our own: minimax in the error of the
 * result, by Remez exchange in 200 bits, then rounded; truncation 2^-28.2 and 2^-58.5 for P, 2^-30.2 and 2^-59.5 for L.
 * Softmax has forms of its own: exp of what is not positive, and log(1 + x) of a small x.
 *
 * Over all 2^32 numbers of f32 the errors are below 0.99 ulp (exp), 0.84 (log), 1.91 (tanh) and 2.00 (sigmoid); in f64,
 * sampled against 113 bits, below 0.94, 0.82, 2.02 and 2.00.
 *
 * Three things are odd about the code. Rounding to an integer is an addition of 1.5·2^(mantissa bits), which also leaves
 * that integer in the low bits. `pmin`, `pmax` are used, not `min`, `max`: one instruction on x86 instead of eight; they
 * return their *first* operand when either is NaN. And numbers are loaded from tables: V8 makes a v128.const anew in every
 * iteration of a loop, three instructions that compete with the arithmetic, where a load is one that does not.
 */

// ---- what differs between the two widths -------------------------------------------------------------------------

/** The numbers of the tables below, in their order. */
enum Number {
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
function number<T>(place: Number): v128 {
  return sizeof<T>() == 4
    ? v128.load_splat<f32>(SINGLE + (<usize>place << 2))
    : v128.load_splat<f64>(DOUBLE + (<usize>place << 3));
}

// @ts-ignore: decorator
@inline
function addBits<T>(a: v128, b: v128): v128 {
  return sizeof<T>() == 4 ? i32x4.add(a, b) : i64x2.add(a, b);
}

// @ts-ignore: decorator
@inline
function subBits<T>(a: v128, b: v128): v128 {
  return sizeof<T>() == 4 ? i32x4.sub(a, b) : i64x2.sub(a, b);
}

/** Biased exponents to powers of two: moves the integer to where the exponent sits, and all above it out. */
// @ts-ignore: decorator
@inline
function toExponent<T>(a: v128): v128 {
  return sizeof<T>() == 4 ? i32x4.shl(a, 23) : i64x2.shl(a, 52);
}

// @ts-ignore: decorator
@inline
function half<T>(a: v128): v128 {
  return sizeof<T>() == 4 ? i32x4.shr_u(a, 1) : i64x2.shr_u(a, 1);
}

/** The exponent of a number of [√½, √2) times 2^k, from its bits less those of √½: k as a number. */
// @ts-ignore: decorator
@inline
function exponentOf<T>(bits: v128): v128 {
  if (sizeof<T>() == 4) return f32x4.convert_i32x4_s(i32x4.shr_s(bits, 23));
  // Put below the exponent of 2^52 an integer is a number just above that; subtracting makes it a float.
  const biased = i64x2.shr_u(i64x2.add(bits, number<T>(Number.One)), 52);
  return f64x2.sub(v128.or(biased, number<T>(Number.ExponentOne)), number<T>(Number.ExponentBias));
}

/** Whether all lanes are positive, normal and finite: an exponent more makes all else small or, as integers, negative. */
// @ts-ignore: decorator
@inline
function allNormal<T>(x: v128): bool {
  const more = addBits<T>(x, number<T>(Number.SmallestNormal));
  return sizeof<T>() == 4
    ? i32x4.bitmask(i32x4.gt_s(more, number<T>(Number.BelowTwiceSmallest))) == 15
    : i64x2.bitmask(i64x2.gt_s(more, number<T>(Number.BelowTwiceSmallest))) == 3;
}

// @ts-ignore: decorator
@inline
function horner<T>(x: v128, sum: v128, place: Number): v128 {
  return v128.add<T>(v128.mul<T>(x, sum), number<T>(place));
}

/** P of the header. */
// @ts-ignore: decorator
@inline
function exponentialPolynomial<T>(r: v128): v128 {
  let p: v128;
  if (sizeof<T>() == 4) p = number<T>(Number.P + 4);
  else {
    p = number<T>(Number.P + 10);
    p = horner<T>(r, p, Number.P + 9);
    p = horner<T>(r, p, Number.P + 8);
    p = horner<T>(r, p, Number.P + 7);
    p = horner<T>(r, p, Number.P + 6);
    p = horner<T>(r, p, Number.P + 5);
    p = horner<T>(r, p, Number.P + 4);
  }
  p = horner<T>(r, p, Number.P + 3);
  p = horner<T>(r, p, Number.P + 2);
  p = horner<T>(r, p, Number.P + 1);
  return horner<T>(r, p, Number.P);
}

/** L of the header. */
// @ts-ignore: decorator
@inline
function logarithmPolynomial<T>(z: v128): v128 {
  if (sizeof<T>() == 4) {
    return horner<T>(z, horner<T>(z, number<T>(Number.L32 + 2), Number.L32 + 1), Number.L32);
  } else {
    let p = number<T>(Number.L64 + 6);
    p = horner<T>(z, p, Number.L64 + 5);
    p = horner<T>(z, p, Number.L64 + 4);
    p = horner<T>(z, p, Number.L64 + 3);
    p = horner<T>(z, p, Number.L64 + 2);
    p = horner<T>(z, p, Number.L64 + 1);
    return horner<T>(z, p, Number.L64);
  }
}

// ---- the steps they share ----------------------------------------------------------------------------------------

/**
 * n = round(x / ln 2), in the low bits, plus twice the bias of an exponent: positive, so that halves of it are exponents
 * without a sign to mind.
 */
// @ts-ignore: decorator
@inline
function shiftedExponent<T>(x: v128, shift: Number): v128 {
  return v128.add<T>(v128.mul<T>(x, number<T>(Number.InverseLn2)), number<T>(shift));
}

/** r. ln 2 comes in two parts; the first is short, so that its product with n is exact. */
// @ts-ignore: decorator
@inline
function reduced<T>(x: v128, shifted: v128, shift: Number): v128 {
  const n = v128.sub<T>(shifted, number<T>(shift));
  const bulk = v128.sub<T>(x, v128.mul<T>(n, number<T>(Number.Ln2High)));
  return v128.sub<T>(bulk, v128.mul<T>(n, number<T>(Number.Ln2Low)));
}

/** c. */
// @ts-ignore: decorator
@inline
function curvature<T>(r: v128): v128 {
  return v128.mul<T>(v128.mul<T>(r, r), exponentialPolynomial<T>(r));
}

/** Between bounds; NaN passes. */
// @ts-ignore: decorator
@inline
function clamp<T>(x: v128, lowest: Number, highest: Number): v128 {
  return v128.pmax<T>(v128.pmin<T>(x, number<T>(highest)), number<T>(lowest));
}

// ---- the four functions ------------------------------------------------------------------------------------------

/**
 * 2^n in two factors: neither leaves the normal range, and a subnormal or infinite result is rounded once. At the lower
 * bound both are 0: an underflow would take the processor a hundred times as long, and masks of -Infinity are common.
 */
// @ts-ignore: decorator
@inline
export function expVector<T>(x: v128): v128 {
  const y = clamp<T>(x, Number.Lowest, Number.ExpHighest);
  const shifted = shiftedExponent<T>(y, Number.Shift);
  const r = reduced<T>(y, shifted, Number.Shift);
  const mantissa = v128.add<T>(v128.add<T>(r, curvature<T>(r)), number<T>(Number.One));
  const first = half<T>(shifted);
  const second = subBits<T>(shifted, first);
  return v128.mul<T>(v128.mul<T>(mantissa, toExponent<T>(first)), toExponent<T>(second));
}

/** exp of what is not positive, for probabilities: below 2^-126.5 (2^-1022.5) they are 0. A fifth faster. */
// @ts-ignore: decorator
@inline
export function expOfNegative<T>(x: v128): v128 {
  const y = v128.pmax<T>(x, number<T>(Number.LowestNormal));
  const shifted = shiftedExponent<T>(y, Number.ShiftOnce);
  const r = reduced<T>(y, shifted, Number.ShiftOnce);
  const mantissa = v128.add<T>(v128.add<T>(r, curvature<T>(r)), number<T>(Number.One));
  return v128.mul<T>(mantissa, toExponent<T>(shifted));
}

/**
 * 1 / (1 + exp(-x)) as A / (A + B + B (r + c)), with A = 2^-a, B = 2^(n-a), a = ⌊n/2⌋: small results underflow gradually.
 * The smaller of A and B meets B (r + c) first, so that nothing is lost where they differ much.
 */
// @ts-ignore: decorator
@inline
export function sigmoidVector<T>(x: v128): v128 {
  const y = clamp<T>(v128.xor(x, number<T>(Number.MinusZero)), Number.Lowest, Number.Highest);
  const shifted = shiftedExponent<T>(y, Number.Shift);
  const r = reduced<T>(y, shifted, Number.Shift);
  const first = half<T>(shifted);
  const a = subBits<T>(number<T>(Number.LargestPower), toExponent<T>(first));
  const b = toExponent<T>(subBits<T>(shifted, first));
  const rest = v128.mul<T>(b, v128.add<T>(r, curvature<T>(r)));
  return v128.div<T>(a, v128.add<T>(v128.add<T>(v128.pmin<T>(a, b), rest), v128.pmax<T>(a, b)));
}

/**
 * With t = (exp(2|x|) - 1) / 2 = (B - ½) + B r + B c, B = 2^(n-1), and h = min(t, 1): h - h² / (t + 1), which is
 * t / (t + 1) on either side of t = 1, as a small correction: to t below, to 1 above. The sign of x is put back, so that
 * -0 stays.
 */
// @ts-ignore: decorator
@inline
export function tanhVector<T>(x: v128): v128 {
  const sign = v128.and(x, number<T>(Number.MinusZero));
  const magnitude = v128.pmin<T>(v128.xor(x, sign), number<T>(Number.TanhHighest));
  const y = v128.add<T>(magnitude, magnitude);
  const shifted = shiftedExponent<T>(y, Number.Shift);
  // The larger n, the less r matters: ln 2 in one part will do.
  const n = v128.sub<T>(shifted, number<T>(Number.Shift));
  const r = v128.sub<T>(y, v128.mul<T>(n, number<T>(Number.Ln2)));
  // Twice the bias less the bits of 2 is the bias of 2^(n-1).
  const b = subBits<T>(toExponent<T>(shifted), number<T>(Number.Two));
  const start = v128.add<T>(v128.sub<T>(b, number<T>(Number.Half)), v128.mul<T>(b, r));
  const t = v128.add<T>(start, v128.mul<T>(b, curvature<T>(r)));
  const one = number<T>(Number.One);
  const h = v128.pmin<T>(t, one);
  return v128.or(v128.sub<T>(h, v128.div<T>(v128.mul<T>(h, h), v128.add<T>(t, one))), sign);
}

/** log of positive normal numbers (and junk for others). */
// @ts-ignore: decorator
@inline
function logOfNormal<T>(x: v128): v128 {
  // The exponent counts from √½, so that 1 + f lies in [√½, √2). -Infinity is the bits of sign and exponent.
  const bits = subBits<T>(x, number<T>(Number.SqrtHalf));
  const mantissa = subBits<T>(x, v128.and(bits, number<T>(Number.MinusInfinity)));
  const f = v128.sub<T>(mantissa, number<T>(Number.One));
  return logOfReduced<T>(f, exponentOf<T>(bits));
}

/** log(2^k (1 + f)), 1 + f in [√½, √2). */
// @ts-ignore: decorator
@inline
function logOfReduced<T>(f: v128, k: v128): v128 {
  const s = v128.div<T>(f, v128.add<T>(f, number<T>(Number.Two)));
  const z = v128.mul<T>(s, s);
  const halfSquare = v128.mul<T>(v128.mul<T>(f, f), number<T>(Number.Half));
  const tail = v128.mul<T>(s, v128.add<T>(halfSquare, v128.mul<T>(z, logarithmPolynomial<T>(z))));
  const low = v128.sub<T>(halfSquare, v128.add<T>(tail, v128.mul<T>(k, number<T>(Number.Ln2Low))));
  return v128.sub<T>(v128.mul<T>(k, number<T>(Number.Ln2High)), v128.sub<T>(low, f));
}

/** The whole range: subnormals scaled up by 2^23 (2^52), then what is special put right, negatives (NaN: all bits) last. */
function logOfAny<T>(x: v128): v128 {
  const small = v128.lt<T>(x, number<T>(Number.SmallestNormal));
  const scaled = v128.bitselect(v128.mul<T>(x, number<T>(Number.Subnormal)), x, small);
  const y = v128.sub<T>(logOfNormal<T>(scaled), v128.and(small, number<T>(Number.SubnormalLog)));
  const infinity = number<T>(Number.Infinity);
  const zero = v128.splat<T>(<T>0);
  const finite = v128.bitselect(y, x, v128.lt<T>(x, infinity));
  const atZero = v128.and(v128.eq<T>(x, zero), infinity);
  return v128.or(v128.sub<T>(finite, atZero), v128.lt<T>(x, zero));
}

/** Nearly always all lanes are normal, and the branch is foreseen: measured a quarter faster than one path for all. */
// @ts-ignore: decorator
@inline
export function logVector<T>(x: v128): v128 {
  return allNormal<T>(x) ? logOfNormal<T>(x) : logOfAny<T>(x);
}

/** log(1 + x) of x in 0 .. 1. The sum is never formed, so that a small x keeps its digits. */
// @ts-ignore: decorator
@inline
export function log1pVector<T>(x: v128): v128 {
  const one = number<T>(Number.One);
  const large = v128.gt<T>(x, number<T>(Number.Sqrt2LessOne));
  const f = v128.bitselect(v128.mul<T>(v128.sub<T>(x, one), number<T>(Number.Half)), x, large);
  return logOfReduced<T>(f, v128.and(large, one));
}
