// Where figures come from: this package, on what it ran.
import { availableParallelism, cpus, totalmem } from "node:os";
import { packageVersion } from "../experiment/version.js";

export interface Origin {
  /** Of this package. */
  readonly version: string;
  readonly machine: {
    readonly cpu: string;
    readonly cores: number;
    readonly memoryBytes: number;
    readonly platform: string;
    readonly arch: string;
  };
  readonly versions: { readonly node: string; readonly v8: string };
}

export function origin(): Origin {
  return {
    version: packageVersion(),
    machine: {
      cpu: cpus()[0]?.model ?? "unknown",
      cores: availableParallelism(),
      memoryBytes: totalmem(),
      platform: process.platform,
      arch: process.arch,
    },
    versions: { node: process.versions.node, v8: process.versions.v8 },
  };
}
