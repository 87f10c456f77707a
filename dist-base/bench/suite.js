import { createEngine } from "../autodiff/index.js";
/** The engine in each build that this runtime has. */
export async function builds(dtype) {
    const strict = { name: "strict", engine: await createEngine({ dtype }) };
    const relaxed = { name: "relaxed", engine: await createEngine({ dtype, relaxed: true }) };
    return relaxed.engine.relaxed ? [strict, relaxed] : [strict];
}
