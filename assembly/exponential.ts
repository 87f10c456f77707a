/**
 * exp, log, tanh and sigmoid on 128-bit vectors, for f32 (four lanes) and f64 (two), from one source.
 *
 * Only IEEE addition, multiplication, division and bit operations, each rounded once: the same bits on every engine and
 * processor. Right over the whole range: signed zeros, subnormals, infinities, overflow. NaN comes out only where NaN
 * went in (and for the logarithm of a negative number).
 *
 * The idea is common to all of them. With x = n ln 2 + r and |r| <= ln 2 / 2,
 *
 *     exp(r) - 1 = r + r c / (2 - c),   c = r - r² P(r²),   P(z) = (r coth(r/2) - 2) / z,  z = r²
 *
 * where P is so flat that two coefficients do for f32 and five for f64. exp is then 2^n (1 + q) with q = exp(r) - 1,
 * and tanh and sigmoid take q and 2^n apart, so that 1 + q is never rounded on the way to (… + 1) or (… - 1).
 * For the logarithm, with x = 2^k (1 + f), 1 + f in [√½, √2) and s = f / (2 + f), z = s²:
 *
 *     log(1 + f) = 2 s + s z L(z) = f - (f²/2 - s (f²/2 + z L(z)))
 *
 * (the arrangement of fdlibm, which keeps f exact). The coefficients of P and L are our own: minimax in the error of the
 * result, by Remez exchange in 200 bits, then rounded; truncation 2^-28.7 and 2^-60 for P, 2^-30.2 and 2^-59.5 for L.
 *
 * Over all 2^32 numbers of f32 the errors are below 0.92 ulp (exp), 0.84 (log), 1.91 (tanh) and 2.00 (sigmoid); in f64,
 * sampled against 120 bits, below 0.81, 0.74, 1.66 and 1.93.
 *
 * Three things are odd about the code. Rounding to an integer is an addition of 1.5·2^(mantissa bits), which also leaves
 * that integer in the low bits; and `pmin`, `pmax` are used, not `min`, `max`: one instruction on x86 instead of eight.
 * They return their *first* operand when either is NaN. And V8 makes each constant anew in every iteration of a loop,
 * three instructions each: a caller that takes two vectors an iteration halves that.
 */

// ---- what differs between the two widths -------------------------------------------------------------------------

// @ts-ignore: decorator
@inline
function constant<T>(single: f64, double: f64): v128 {
  return sizeof<T>() == 4 ? f32x4.splat(<f32>single) : f64x2.splat(double);
}

// @ts-ignore: decorator
@inline
function bitPattern<T>(single: i32, double: i64): v128 {
  return sizeof<T>() == 4 ? i32x4.splat(single) : i64x2.splat(double);
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

/** Biased exponents to powers of two: moves the integer to where the exponent sits. */
// @ts-ignore: decorator
@inline
function toExponent<T>(a: v128): v128 {
  return sizeof<T>() == 4 ? i32x4.shl(a, 23) : i64x2.shl(a, 52);
}

// @ts-ignore: decorator
@inline
function fromExponent<T>(a: v128): v128 {
  return sizeof<T>() == 4 ? i32x4.shr_u(a, 23) : i64x2.shr_u(a, 52);
}

// @ts-ignore: decorator
@inline
function half<T>(a: v128): v128 {
  return sizeof<T>() == 4 ? i32x4.shr_u(a, 1) : i64x2.shr_u(a, 1);
}

// @ts-ignore: decorator
@inline
function smallestNormal<T>(): v128 {
  return constant<T>(1.1754943508222875e-38, 2.2250738585072014e-308);
}

/** Whether a comparison held in every lane. */
// @ts-ignore: decorator
@inline
function allLanes<T>(mask: v128): bool {
  return sizeof<T>() == 4 ? i32x4.bitmask(mask) == 15 : i64x2.bitmask(mask) == 3;
}

/** P(z) of the header. */
// @ts-ignore: decorator
@inline
function exponentialPolynomial<T>(z: v128): v128 {
  if (sizeof<T>() == 4) {
    const p = f32x4.mul(z, f32x4.splat(-0.0027667447));
    return f32x4.add(p, f32x4.splat(0.16666625));
  } else {
    let p = f64x2.mul(z, f64x2.splat(4.1381067534186784e-8));
    p = f64x2.mul(z, f64x2.add(p, f64x2.splat(-1.6533901403495793e-6)));
    p = f64x2.mul(z, f64x2.add(p, f64x2.splat(6.613756320694267e-5)));
    p = f64x2.mul(z, f64x2.add(p, f64x2.splat(-0.0027777777777012783)));
    return f64x2.add(p, f64x2.splat(0.16666666666666602));
  }
}

/** z L(z) of the header. */
// @ts-ignore: decorator
@inline
function logarithmPolynomial<T>(z: v128): v128 {
  if (sizeof<T>() == 4) {
    let p = f32x4.mul(z, f32x4.splat(0.29871756));
    p = f32x4.mul(z, f32x4.add(p, f32x4.splat(0.39977542)));
    return f32x4.mul(z, f32x4.add(p, f32x4.splat(0.66666776)));
  } else {
    let p = f64x2.mul(z, f64x2.splat(0.14795980908389988));
    p = f64x2.mul(z, f64x2.add(p, f64x2.splat(0.15314047594560604)));
    p = f64x2.mul(z, f64x2.add(p, f64x2.splat(0.18183564435187893)));
    p = f64x2.mul(z, f64x2.add(p, f64x2.splat(0.22222198571216267)));
    p = f64x2.mul(z, f64x2.add(p, f64x2.splat(0.28571428742405486)));
    p = f64x2.mul(z, f64x2.add(p, f64x2.splat(0.39999999999414604)));
    return f64x2.mul(z, f64x2.add(p, f64x2.splat(0.6666666666666734)));
  }
}

// ---- the steps they share ----------------------------------------------------------------------------------------

/** 1.5·2^23, 1.5·2^52: added to a number of moderate size, it rounds that to the nearest integer. */
// @ts-ignore: decorator
@inline
function roundingShift<T>(): v128 {
  return constant<T>(12582912.0, 6755399441055744.0);
}

/** ln 2 in two parts; the first is short, so that its product with an exponent is exact. */
// @ts-ignore: decorator
@inline
function ln2High<T>(): v128 {
  return constant<T>(0.693145751953125, 0.6931471803691238);
}

// @ts-ignore: decorator
@inline
function ln2Low<T>(): v128 {
  return constant<T>(1.4286068e-6, 1.9082149292705877e-10);
}

/** n = round(x / ln 2), still shifted: see roundingShift. */
// @ts-ignore: decorator
@inline
function shiftedExponent<T>(x: v128): v128 {
  return v128.add<T>(v128.mul<T>(x, constant<T>(1.442695, 1.4426950408889634)), roundingShift<T>());
}

/** The bulk of r: x - n·(short part of ln 2), exact wherever it matters. */
// @ts-ignore: decorator
@inline
function reduced<T>(x: v128, shifted: v128): v128 {
  const n = v128.sub<T>(shifted, roundingShift<T>());
  return v128.sub<T>(x, v128.mul<T>(n, ln2High<T>()));
}

/** q - bulk: r c / (2 - c) and the rest of r. Small beside the bulk, to which it is to be added as late as can be. */
// @ts-ignore: decorator
@inline
function remainder<T>(bulk: v128, shifted: v128): v128 {
  const rest = v128.mul<T>(v128.sub<T>(shifted, roundingShift<T>()), ln2Low<T>());
  const r = v128.sub<T>(bulk, rest);
  const z = v128.mul<T>(r, r);
  const c = v128.sub<T>(r, v128.mul<T>(z, exponentialPolynomial<T>(z)));
  return v128.sub<T>(v128.div<T>(v128.mul<T>(r, c), v128.sub<T>(constant<T>(2, 2), c)), rest);
}

/** n + 2·bias from its shifted form: positive, so that halves of it are exponents without a sign to mind. */
// @ts-ignore: decorator
@inline
function doublyBiased<T>(shifted: v128): v128 {
  return subBits<T>(shifted, bitPattern<T>(0x4b400000 - 254, 0x4338000000000000 - 2046));
}

/** Beyond these exp is 0 or infinite whatever follows; NaN passes. */
// @ts-ignore: decorator
@inline
function clampExponent<T>(x: v128): v128 {
  const limit = constant<T>(104, 746);
  return v128.pmax<T>(v128.pmin<T>(x, limit), v128.neg<T>(limit));
}

// ---- the four functions ------------------------------------------------------------------------------------------

/** 2^n in two factors: neither leaves the normal range, and a subnormal or infinite result is rounded once. */
// @ts-ignore: decorator
@inline
export function expVector<T>(x: v128): v128 {
  const y = clampExponent<T>(x);
  const shifted = shiftedExponent<T>(y);
  const bulk = reduced<T>(y, shifted);
  const q = v128.add<T>(bulk, remainder<T>(bulk, shifted));
  const exponent = doublyBiased<T>(shifted);
  const first = half<T>(exponent);
  const second = subBits<T>(exponent, first);
  const scaled = v128.mul<T>(v128.add<T>(q, constant<T>(1, 1)), toExponent<T>(first));
  return v128.mul<T>(scaled, toExponent<T>(second));
}

/**
 * 1 / (1 + exp(-x)) as A / (A + B + B q), with A = 2^-a, B = 2^(n-a), a = ⌊n/2⌋: small results underflow gradually. The
 * smaller of A and B meets B q first, so that nothing is lost where they differ much.
 */
// @ts-ignore: decorator
@inline
export function sigmoidVector<T>(x: v128): v128 {
  const y = clampExponent<T>(v128.neg<T>(x));
  const shifted = shiftedExponent<T>(y);
  const bulk = reduced<T>(y, shifted);
  const q = v128.add<T>(bulk, remainder<T>(bulk, shifted));
  const exponent = doublyBiased<T>(shifted);
  const first = half<T>(exponent);
  const a = toExponent<T>(subBits<T>(bitPattern<T>(254, 2046), first));
  const b = toExponent<T>(subBits<T>(exponent, first));
  return v128.div<T>(a, v128.add<T>(v128.add<T>(v128.pmin<T>(a, b), v128.mul<T>(b, q)), v128.pmax<T>(a, b)));
}

/**
 * With t = (exp(2|x|) - 1) / 2 = B q + (B - ½), B = 2^(n-1), and h = min(t, 1): h - h² / (t + 1), which is t / (t + 1)
 * on either side of t = 1, as a small correction: to t below, to 1 above. The sign of x is put back, so that -0 stays.
 */
// @ts-ignore: decorator
@inline
export function tanhVector<T>(x: v128): v128 {
  const sign = v128.and(x, constant<T>(-0.0, -0.0));
  const magnitude = v128.pmin<T>(v128.xor(x, sign), constant<T>(10, 20));
  const y = v128.add<T>(magnitude, magnitude);
  const shifted = shiftedExponent<T>(y);
  const bulk = reduced<T>(y, shifted);
  const b = toExponent<T>(subBits<T>(shifted, bitPattern<T>(0x4b400000 - 126, 0x4338000000000000 - 1022)));
  const start = v128.add<T>(v128.sub<T>(b, constant<T>(0.5, 0.5)), v128.mul<T>(b, bulk));
  const t = v128.add<T>(start, v128.mul<T>(b, remainder<T>(bulk, shifted)));
  const one = constant<T>(1, 1);
  const h = v128.pmin<T>(t, one);
  return v128.or(v128.sub<T>(h, v128.div<T>(v128.mul<T>(h, h), v128.add<T>(t, one))), sign);
}

/** log of positive normal numbers (and junk for others); the exponent of 1 is `bias`, plus 2^23 (2^52). */
// @ts-ignore: decorator
@inline
function logOfNormal<T>(x: v128, bias: v128): v128 {
  // The exponent counts from √½, so that 1 + f lies in [√½, √2).
  const bits = addBits<T>(x, bitPattern<T>(0x3f800000 - 0x3f3504f3, 0x3ff0000000000000 - 0x3fe6a09e667f3bcd));
  const mantissa = v128.and(bits, bitPattern<T>(0x007fffff, 0x000fffffffffffff));
  const f = v128.sub<T>(addBits<T>(mantissa, bitPattern<T>(0x3f3504f3, 0x3fe6a09e667f3bcd)), constant<T>(1, 1));
  // An integer below the exponent of 2^23 (2^52) is a number just above that; subtracting makes it a float.
  const k = v128.sub<T>(v128.or(fromExponent<T>(bits), constant<T>(8388608, 4503599627370496)), bias);

  const s = v128.div<T>(f, v128.add<T>(f, constant<T>(2, 2)));
  const halfSquare = v128.mul<T>(v128.mul<T>(f, f), constant<T>(0.5, 0.5));
  const tail = v128.mul<T>(s, v128.add<T>(halfSquare, logarithmPolynomial<T>(v128.mul<T>(s, s))));
  const low = v128.sub<T>(halfSquare, v128.add<T>(tail, v128.mul<T>(k, ln2Low<T>())));
  return v128.sub<T>(v128.mul<T>(k, ln2High<T>()), v128.sub<T>(low, f));
}

/** The whole range: subnormals scaled up by 2^23 (2^52), then what is special put right, negatives (NaN: all bits) last. */
function logOfAny<T>(x: v128): v128 {
  const small = v128.lt<T>(x, smallestNormal<T>());
  const scale = v128.add<T>(constant<T>(1, 1), v128.and(small, constant<T>(8388607, 4503599627370495)));
  const bias = v128.add<T>(constant<T>(8388735, 4503599627371519), v128.and(small, constant<T>(23, 52)));
  const y = logOfNormal<T>(v128.mul<T>(x, scale), bias);
  const infinity = constant<T>(Infinity, Infinity);
  const zero = constant<T>(0, 0);
  const finite = v128.bitselect(y, x, v128.lt<T>(x, infinity));
  const atZero = v128.and(v128.eq<T>(x, zero), infinity);
  return v128.or(v128.sub<T>(finite, atZero), v128.lt<T>(x, zero));
}

/** Nearly always all lanes are normal, and the branch is foreseen: measured a quarter faster than one path for all. */
// @ts-ignore: decorator
@inline
export function logVector<T>(x: v128): v128 {
  const normal = v128.and(v128.ge<T>(x, smallestNormal<T>()), v128.lt<T>(x, constant<T>(Infinity, Infinity)));
  return allLanes<T>(normal) ? logOfNormal<T>(x, constant<T>(8388735, 4503599627371519)) : logOfAny<T>(x);
}
