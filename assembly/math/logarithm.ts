/**
 * log on 128-bit vectors, as in math/exponential.ts: the same bits everywhere, and right over the whole range.
 *
 * With x = 2^k (1 + f), 1 + f in [√½, √2), s = f / (2 + f) and z = s²,
 *
 *     log(1 + f) = 2 s + s z L(z) = f - (f²/2 - s (f²/2 + z L(z)))
 *
 * (the arrangement of fdlibm, which keeps f exact). L is a polynomial of three coefficients for f32 and seven for f64, minimax
 * in the error of the result; truncation 2^-30.2 and 2^-59.5.
 *
 * Over all 2^32 numbers of f32 the errors are below 0.84 ulp; in f64, sampled against 113 bits, below 0.82.
 */
import { addBits, horner, Number, number, subBits } from "./numbers";

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
