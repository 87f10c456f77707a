// Vectors of 128 bits over T = f32 or f64. Every tensor is followed by at least 16 bytes of its own, so a vector that
// starts inside a tensor may be read whole; what a partial vector writes is limited here.

// @ts-ignore: decorator
@inline
export function lanes<T>(): i32 {
  return 16 / sizeof<T>();
}

/** a b + c in every lane: rounded twice in the strict build, in the relaxed one once where the processor can. */
// @ts-ignore: decorator
@inline
export function multiplyAdd<T>(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return v128.relaxed_madd<T>(a, b, c);
  return v128.add<T>(v128.mul<T>(a, b), c);
}

const FIRST_LANES_32: usize = memory.data<u32>([0, 0, 0, 0, ~0, 0, 0, 0, ~0, ~0, 0, 0, ~0, ~0, ~0, 0, ~0, ~0, ~0, ~0]);

/** All bits set in the first `count` lanes, `count` in 0 .. lanes. */
export function firstLanes<T>(count: i32): v128 {
  return v128.load(FIRST_LANES_32 + ((sizeof<T>() == 8 ? <usize>count << 1 : <usize>count) << 4));
}

/** Stores the first `count` lanes, `count` in 1 .. lanes. */
export function storeFirst<T>(pointer: usize, vector: v128, count: i32): void {
  if (count == lanes<T>()) {
    v128.store(pointer, vector);
    return;
  }
  if (sizeof<T>() == 8) {
    v128.store64_lane(pointer, vector, 0);
    return;
  }
  if (count >= 2) {
    v128.store64_lane(pointer, vector, 0);
    if (count == 3) v128.store32_lane(pointer, vector, 2, 8);
  } else {
    v128.store32_lane(pointer, vector, 0);
  }
}

/** The sum of all lanes, added in a fixed order. */
// @ts-ignore: decorator
@inline
export function sumLanes<T>(vector: v128): T {
  if (sizeof<T>() == 8) {
    return <T>(v128.extract_lane<f64>(vector, 0) + v128.extract_lane<f64>(vector, 1));
  }
  return <T>(
    (v128.extract_lane<f32>(vector, 0) +
      v128.extract_lane<f32>(vector, 2) +
      (v128.extract_lane<f32>(vector, 1) + v128.extract_lane<f32>(vector, 3)))
  );
}
