/** Text of others (names, paths, what lies in files) so that what is read is what is there. */
/**
 * Control characters, which play with terminals; formatting and other invisible ones, which reorder text or hide in it; what
 * breaks lines; halves of characters.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;
/** With every character that is not seen written as in JSON: `\u001b`. What is JSON means the same afterwards. */
export function printable(text) {
    return text.replace(UNSEEN, (character) => Array.from({ length: character.length }, (_, at) => {
        return `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`;
    }).join(""));
}
/** The same, with the lines that there are. */
export function printableLines(text) {
    return text.split("\n").map(printable).join("\n");
}
