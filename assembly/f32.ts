// The module of kernels in 32-bit floating point. What it exports is declared in src/autodiff/kernels.ts.
import { reach, startWalk } from "./adjoint";
import { runBackward, runForward } from "./interpreter";
import { adam as adamOf, descend as descendOf, norm as normOf } from "./optimizer";

/** The first byte that static data leaves free. */
export const base: usize = __heap_base;

export function forward(program: usize, from: i32, to: i32): void {
  runForward<f32>(program, from, to);
}

/** Seeds the adjoint of the result with 1, walks the first `count` instructions in reverse, and gives the number of the walk. */
export function backward(
  program: usize, count: i32, blocks: usize, blockCount: i32, seed: usize, mark: usize,
): u32 {
  const walk = startWalk(blocks, blockCount);
  reach(mark, walk);
  store<f32>(seed, 1);
  runBackward<f32>(program, count, walk);
  return walk;
}

export function norm(list: usize, count: i32): f64 {
  return normOf<f32>(list, count);
}

export function descend(list: usize, count: i32, rate: f64, momentum: f64, scale: f64): void {
  descendOf<f32>(list, count, rate, momentum, scale);
}

export function adam(
  list: usize, count: i32, rate: f64, beta1: f64, beta2: f64, correction1: f64, correction2: f64, epsilon: f64,
  scale: f64,
): void {
  adamOf<f32>(list, count, rate, beta1, beta2, correction1, correction2, epsilon, scale);
}
