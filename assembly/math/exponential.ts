/**
 * exp, tanh and sigmoid on 128-bit vectors, for f32 (four lanes) and f64 (two), from one source.
 *
 * Only IEEE addition, multiplication, division and bit operations, each rounded once: the same bits on every engine and
 * processor. Right over the whole range: signed zeros, subnormals, infinities, overflow. NaN comes out only where NaN
 * went in.
 *
 * With x = n ln 2 + r and |r| <= ln 2 / 2,
 *
 *     exp(x) = 2^n (1 + r + c),   c = exp(r) - 1 - r = r² P(r)
 *
 * where P is a polynomial of five coefficients for f32 and eleven for f64. tanh and sigmoid take 2^n, r and c apart, so that
 * 1 + r + c is never rounded on the way to (… + 1) or (… - 1). The coefficients are our own: minimax in the error of the
 * result, by Remez exchange in 200 bits, then rounded; truncation 2^-28.2 and 2^-58.5.
 *
 * Over all 2^32 numbers of f32 the errors are below 0.99 ulp (exp), 1.91 (tanh) and 2.00 (sigmoid); in f64, sampled against
 * 113 bits, below 0.94, 2.02 and 2.00.
 *
 * Two things are odd about the code. Rounding to an integer is an addition of 1.5·2^(mantissa bits), which also leaves that
 * integer in the low bits. `pmin`, `pmax` are used, not `min`, `max`: one instruction on x86 instead of eight; they return
 * their *first* operand when either is NaN.
 */
import { horner, Number, number, subBits } from "./numbers";

// ---- what differs between the two widths -------------------------------------------------------------------------

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

// ---- the functions -------------------------------------------------------------------------------------------

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
