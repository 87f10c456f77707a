/** What went wrong, as a line on stderr, or with the stack trace that was asked for. */
import { printable, printableLines } from "../experiment/printable.js";
export function errorText(error, debug) {
    return debug ? printableLines(stackOf(error)) : `error: ${oneLine(messageOf(error))}`;
}
function messageOf(error) {
    return error instanceof Error && error.message !== "" ? error.message.replace(/^error: /, "") : String(error);
}
function stackOf(error) {
    if (!(error instanceof Error))
        return String(error);
    const cause = error.cause === undefined ? "" : `\ncaused by ${stackOf(error.cause)}`;
    return `${error.stack ?? error.message}${cause}`;
}
function oneLine(text) {
    return printable(text.replace(/\s+/g, " ").trim());
}
