// Loading the WebAssembly modules of assembly/ and what they export.
import { instantiate } from "@assemblyscript/loader";

/** Number format of an engine: "f32" for training, "f64" for checks. */
export type DataType = "f32" | "f64";

/** The exports of assembly/f32.ts and assembly/f64.ts. Addresses are bytes in `memory`. */
export interface Kernels {
  readonly memory: WebAssembly.Memory;
  /** The first byte that static data leaves free. */
  readonly base: number;
  forward(program: number, from: number, to: number): void;
  backward(program: number, count: number, blocks: number, blockCount: number, seed: number, mark: number): number;
  squaredNorm(list: number, count: number): number;
  descend(list: number, count: number, rate: number, momentum: number, scale: number): void;
  adam(
    list: number,
    count: number,
    rate: number,
    beta1: number,
    beta2: number,
    correction1: number,
    correction2: number,
    epsilon: number,
    scale: number,
  ): void;
}

interface Exports extends Record<string, unknown>, Omit<Kernels, "base"> {
  readonly base: WebAssembly.Global | number;
}

const modules = new Map<DataType, Promise<WebAssembly.Module>>();

/** A fresh instance of the kernels, with a memory of its own. The module is compiled once a process. */
export async function loadKernels(dtype: DataType): Promise<Kernels> {
  let module = modules.get(dtype);
  if (module === undefined) {
    module = compile(dtype);
    modules.set(dtype, module);
  }
  const { exports } = await instantiate<Exports>(await module, {});
  const base = Number(typeof exports.base === "number" ? exports.base : exports.base.value);
  return { ...exports, base };
}

async function compile(dtype: DataType): Promise<WebAssembly.Module> {
  const { bytes } = dtype === "f32" ? await import("./wasm/f32.js") : await import("./wasm/f64.js");
  return WebAssembly.compile(Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0)));
}
