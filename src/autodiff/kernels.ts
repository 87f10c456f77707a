// Loading the WebAssembly modules of assembly/ and what they export.
import { instantiate, instantiateSync, type ResultObject } from "@assemblyscript/loader";

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

interface Exports extends Omit<Kernels, "base"> {
  readonly base: WebAssembly.Global<"i32">;
}

const modules = new Map<DataType, WebAssembly.Module>();

/** A fresh instance of the kernels, with a memory of its own. The module is compiled once a process. */
export async function loadKernels(dtype: DataType): Promise<Kernels> {
  const source = modules.get(dtype) ?? (await binaryOf(dtype));
  const { module, instance } = await startedFrom(source);
  modules.set(dtype, module);
  // As the module exports them: what the loader wraps around them would be paid for in every call.
  const { memory, base, forward, backward, squaredNorm, descend, adam } = instance.exports as unknown as Exports;
  return { memory, base: base.value, forward, backward, squaredNorm, descend, adam };
}

function startedFrom(source: WebAssembly.Module | Uint8Array<ArrayBuffer>): ResultObject | Promise<ResultObject> {
  try {
    // For so few bytes, at once is sooner than in the background.
    return instantiateSync(source);
  } catch {
    // Some browsers refuse that on the main thread.
    return instantiate(source);
  }
}

async function binaryOf(dtype: DataType): Promise<Uint8Array<ArrayBuffer>> {
  const { bytes } = dtype === "f32" ? await import("./wasm/f32.js") : await import("./wasm/f64.js");
  return decode(bytes);
}

/** From base64, which not every engine can do by itself yet. */
function decode(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}
