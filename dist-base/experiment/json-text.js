/** JSON that somebody else may have written: nothing in it is believed but that it is JSON. */
import { faultOfKeys } from "./duplicate-keys.js";
import { RequestError } from "./request-error.js";
/**
 * The value of a text, every key of an object there once.
 *
 * @param path of the file that it is all of; without it, the text is a line.
 */
export function parseJson(text, field, path) {
    const [got, takes] = path === undefined ? [shortened(text), "a line of JSON"] : [JSON.stringify(path), "a JSON file"];
    const refuse = (reason, cause) => {
        throw new RequestError(field, `got ${got}, takes ${takes} (${reason})`, { cause });
    };
    let value;
    try {
        value = JSON.parse(text);
    }
    catch (error) {
        refuse(error instanceof Error ? error.message.replace(/\s+/g, " ").slice(0, 100) : "unreadable", error);
    }
    const fault = faultOfKeys(text);
    if (fault !== undefined)
        refuse(`it ${fault}`);
    return value;
}
function shortened(text) {
    return JSON.stringify(text.length > 200 ? `${text.slice(0, 60)}...` : text);
}
