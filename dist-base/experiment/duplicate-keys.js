/** What a JSON parser passes over: a key that an object has twice, of which it takes the last, and nesting without end. */
/** Deeper than anything that is written here, and far from what the stack takes. */
const MOST_NESTED = 100;
/** What is wrong with a text that is known to be JSON, in words; undefined where nothing is. */
export function faultOfKeys(text) {
    const open = [];
    // The key, or the place in a list, of what is open at each depth.
    const path = [];
    for (let at = 0; at < text.length; at++) {
        const character = text[at];
        if (character === "{" || character === "[") {
            if (open.length === MOST_NESTED)
                return `nests deeper than ${MOST_NESTED} in line ${lineAt(text, at)}`;
            open.push(character === "{" ? new Set() : 0);
            path.push(0);
        }
        else if (character === "}" || character === "]") {
            open.pop();
            path.pop();
        }
        else if (character === ",") {
            if (typeof open.at(-1) === "number")
                path[path.length - 1] = path.at(-1) + 1;
        }
        else if (character === '"') {
            const end = endOfString(text, at);
            const keys = open.at(-1);
            if (keys instanceof Set && isKey(text, end)) {
                const key = JSON.parse(text.slice(at, end));
                path[path.length - 1] = key;
                if (keys.has(key))
                    return `has ${written(path)} twice, again in line ${lineAt(text, at)}`;
                keys.add(key);
            }
            at = end - 1;
        }
    }
    return undefined;
}
/** Behind the closing quote of the string that begins here. */
function endOfString(text, start) {
    for (let end = text.indexOf('"', start + 1);; end = text.indexOf('"', end + 1)) {
        let before = end - 1;
        while (text[before] === "\\")
            before--;
        // An even number of backslashes are so many characters themselves.
        if ((end - before) % 2 === 1)
            return end + 1;
    }
}
function isKey(text, end) {
    let next = end;
    while (" \t\n\r".includes(text[next] ?? ":"))
        next++;
    return text[next] === ":";
}
function lineAt(text, at) {
    return text.slice(0, at).split("\n").length;
}
/** `"training.seed"`, `"residents[1].norm"`. */
function written(path) {
    const text = path.map((part, at) => (typeof part === "number" ? `[${part}]` : at === 0 ? part : `.${part}`)).join("");
    return JSON.stringify(text.length > 60 ? `...${text.slice(-57)}` : text);
}
