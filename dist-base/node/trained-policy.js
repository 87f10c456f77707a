/** The policy of a run, to be played again. */
import { existsSync } from "node:fs";
import { savedPolicy } from "../experiment/checkpoint.js";
import { RequestError } from "../experiment/request-error.js";
import { readSealed, sizeLimits } from "./json-file.js";
import { readRun, runFile } from "./run-folder.js";
/**
 * Reads the newest policy of a run: its checkpoint's, or its result's where there is no checkpoint.
 *
 * @param onWarning told of what is believed without a digest.
 */
export async function readTrainedPolicy(path, field = "run", onWarning = () => { }) {
    const { configuration, checkpoint } = await readRun(path, field, onWarning);
    if (checkpoint !== undefined)
        return { configuration, policy: savedPolicy(checkpoint.policy, "checkpoint.json") };
    const file = runFile(path, "result");
    if (!existsSync(file)) {
        throw new RequestError(field, `got ${JSON.stringify(path)}, takes a run that has a checkpoint.json or a result.json`);
    }
    const result = readSealed(file, sizeLimits.result, onWarning);
    const rules = typeof result === "object" && result !== null && "policy" in result ? result.policy : undefined;
    return { configuration, policy: savedPolicy(rules, "result.json") };
}
