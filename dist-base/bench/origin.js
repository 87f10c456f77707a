// Where figures come from: this package, on what it ran.
import { availableParallelism, cpus, totalmem } from "node:os";
import { packageVersion } from "../experiment/version.js";
export function origin() {
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
