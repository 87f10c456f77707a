/** What the person who asked has to change: the command ends with status 2 and this one line. */
import { OptionError, shown } from "../options.js";
/** A request that cannot be carried out as it is. The message is one line: the field, what it got and what it takes. */
export class RequestError extends Error {
    name = "RequestError";
    /** The field at fault as its writer sees it: `game.rounds`, `--seed`, `checkpoint.json`. */
    field;
    complaint;
    constructor(field, complaint, options) {
        super(`${field}: ${complaint}`, options);
        this.field = field;
        this.complaint = complaint;
    }
    /** The same complaint about a field of another name. */
    renamed(field) {
        return new RequestError(field, this.complaint, { cause: this });
    }
}
/** The usual complaint: what a field got, as its writer would recognise it, and what it takes. */
export function gotTakes(field, got, takes) {
    return new RequestError(field, `got ${shown(got)}, takes ${takes}`);
}
/** The same complaint about the field as the configuration has it: `rounds` becomes `game.rounds`. */
export function restated(prefix, error) {
    return new RequestError(`${prefix}${error.field}`, error.complaint, { cause: error });
}
/** Runs it with refusals of options restated. */
export function under(prefix, run) {
    try {
        return run();
    }
    catch (error) {
        if (!(error instanceof OptionError))
            throw error;
        throw restated(prefix, error);
    }
}
