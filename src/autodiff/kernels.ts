// Loading the WebAssembly modules of assembly/ and what they export.
import { instantiate, instantiateSync, type ResultObject } from "@assemblyscript/loader";

/** Number format of an engine: "f32" for training, "f64" for checks. */
export type DataType = "f32" | "f64";

/** The exports of assembly/f32.ts and assembly/f64.ts. Addresses are bytes in `memory`. */
export interface Kernels {
  /** Whether these are the relaxed build. */
  readonly relaxed: boolean;
  readonly memory: WebAssembly.Memory;
  /** The first byte that static data leaves free. */
  readonly base: number;
  forward(program: number, from: number, to: number): void;
  backward(program: number, count: number, blocks: number, blockCount: number, seed: number, mark: number): number;
  norm(list: number, count: number): number;
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

/** What they call: operations that are not among them, by number. */
export interface Imports {
  readonly forward: (which: number) => void;
  readonly adjoint: (which: number) => void;
}

interface Exports extends Omit<Kernels, "base" | "relaxed"> {
  readonly base: WebAssembly.Global<"i32">;
}

/** The modules of both widths and builds, each loaded when it is asked for. */
const sources = {
  strict: { f32: () => import("./wasm/f32-strict.js"), f64: () => import("./wasm/f64-strict.js") },
  relaxed: { f32: () => import("./wasm/f32-relaxed.js"), f64: () => import("./wasm/f64-relaxed.js") },
};

const compiled = new Map<() => Promise<unknown>, WebAssembly.Module>();

/**
 * A fresh instance of the kernels, with a memory of its own: the relaxed build if told and the runtime can, else the strict
 * one. A module is compiled once a process.
 */
export async function loadKernels(dtype: DataType, relaxed: boolean, imports: Imports): Promise<Kernels> {
  const load = sources[relaxed ? "relaxed" : "strict"][dtype];
  const source = compiled.get(load) ?? decode((await load()).bytes);
  // Relaxed SIMD is not everywhere yet.
  if (relaxed && !(source instanceof WebAssembly.Module) && !WebAssembly.validate(source))
    return loadKernels(dtype, false, imports);
  const { module, instance } = await startedFrom(source, imports);
  compiled.set(load, module);
  // As the module exports them: what the loader wraps around them would be paid for in every call.
  const { memory, base, forward, backward, norm, descend, adam } = instance.exports as unknown as Exports;
  return { relaxed, memory, base: base.value, forward, backward, norm, descend, adam };
}

function startedFrom(
  source: WebAssembly.Module | Uint8Array<ArrayBuffer>,
  { forward, adjoint }: Imports,
): ResultObject | Promise<ResultObject> {
  const imports = { engine: { forward, adjoint } };
  try {
    // For so few bytes, at once is sooner than in the background.
    return instantiateSync(source, imports);
  } catch {
    // Some browsers refuse that on the main thread.
    return instantiate(source, imports);
  }
}

/** From base64, which not every engine can do by itself yet. */
function decode(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}
