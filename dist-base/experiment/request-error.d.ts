/** What the person who asked has to change: the command ends with status 2 and this one line. */
import { OptionError } from "../options.js";
/** A request that cannot be carried out as it is. The message is one line: the field, what it got and what it takes. */
export declare class RequestError extends Error {
    readonly name = "RequestError";
    /** The field at fault as its writer sees it: `game.rounds`, `--seed`, `checkpoint.json`. */
    readonly field: string;
    private readonly complaint;
    constructor(field: string, complaint: string, options?: ErrorOptions);
    /** The same complaint about a field of another name. */
    renamed(field: string): RequestError;
}
/** The usual complaint: what a field got, as its writer would recognise it, and what it takes. */
export declare function gotTakes(field: string, got: unknown, takes: string): RequestError;
/** The same complaint about the field as the configuration has it: `rounds` becomes `game.rounds`. */
export declare function restated(prefix: string, error: OptionError): RequestError;
/** Runs it with refusals of options restated. */
export declare function under<Value>(prefix: string, run: () => Value): Value;
