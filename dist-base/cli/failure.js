/** How a command ends that cannot do what was asked: a line on stderr, and the status that scripts rely on. */
import { CommanderError } from "commander";
import { RequestError } from "../experiment/index.js";
import { GameError } from "../game/index.js";
import { errorText } from "./error-text.js";
import { statuses } from "./statuses.js";
/** Says what went wrong, in one line unless a stack trace was asked for, and gives the exit status. */
export function reportFailure(error, stderr, debug) {
    // What commander throws after it printed help or the version.
    if (error instanceof CommanderError && error.exitCode === 0)
        return statuses.done;
    stderr.write(`${errorText(error, debug)}\n`);
    const isRequest = error instanceof CommanderError || error instanceof RequestError || error instanceof GameError;
    return isRequest ? statuses.wrongRequest : statuses.failed;
}
