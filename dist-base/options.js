/**
 * What callers hand over, and what is said of what cannot be taken. Every constructor has a table of its options beside it, by
 * name what is taken; `checkOptions` holds what was given against it, `checkValue` an argument alone.
 */
/** What a caller handed over and cannot be taken. The message is one line: the field, what it got and what it takes. */
export class OptionError extends RangeError {
    name = "OptionError";
    /** The field at fault, as its writer sees it: `rate`, `residents[1].action`. */
    field;
    constructor(field, got, takes) {
        super(`${field}: got ${shown(got)}, takes ${takes}`);
        this.field = field;
    }
    /** The message without the field. */
    get complaint() {
        return this.message.slice(this.field.length + 2);
    }
}
/** A finite number within the range. */
export function real(range = {}) {
    const { least, most, above, below, infinite = false } = range;
    return {
        takes: `${Object.keys(range).length === 0 ? "a finite number" : "a number"}${limits(range)}`,
        schema: { type: "number", ...schemaLimits(range) },
        accepts: (value) => typeof value === "number" &&
            (Number.isFinite(value) || (infinite && value === Number.POSITIVE_INFINITY)) &&
            !(least !== undefined && value < least) &&
            !(most !== undefined && value > most) &&
            !(above !== undefined && value <= above) &&
            !(below !== undefined && value >= below),
    };
}
/** A whole number in [least, most], one that a double holds exactly. */
export function integer(least, most = Number.MAX_SAFE_INTEGER) {
    const range = most === Number.MAX_SAFE_INTEGER ? { least } : { least, most };
    const within = real(range);
    return {
        takes: `an integer${limits(range)}`,
        schema: { type: "integer", ...schemaLimits(range) },
        accepts: (value) => Number.isSafeInteger(value) && within.accepts(value),
    };
}
export function oneOf(choices) {
    return {
        takes: `${choices.length > 1 ? "one of " : ""}${choices.map((choice) => JSON.stringify(choice)).join(", ")}`,
        schema: { type: "string", enum: choices },
        accepts: (value) => choices.some((choice) => choice === value),
    };
}
export const flag = {
    takes: "true or false",
    schema: { type: "boolean" },
    accepts: (value) => typeof value === "boolean",
};
/** An array, all of one kind. */
export function listOf(each, { takes = `a list, each ${each.takes}`, least, most } = {}) {
    return {
        takes,
        each,
        schema: {
            type: "array",
            items: each.schema,
            ...(least !== undefined && { minItems: least }),
            ...(most !== undefined && { maxItems: most }),
        },
        accepts: (value) => Array.isArray(value) &&
            !(least !== undefined && value.length < least) &&
            !(most !== undefined && value.length > most) &&
            // Of every place: `every` passes over those that are empty.
            Array.from(value).every((item) => each.accepts(item)),
    };
}
/** Some text. */
export function text(takes) {
    return {
        takes,
        schema: { type: "string", minLength: 1 },
        accepts: (value) => typeof value === "string" && value !== "",
    };
}
/** Anything that fulfils the condition. */
export function such(takes, accepts) {
    return { takes, schema: {}, accepts };
}
/** The same, and it must be there. */
export function required(taken) {
    return { ...taken, required: true };
}
const refusal = (...complaint) => new OptionError(...complaint);
/** @throws OptionError, unless told otherwise, that names the field, or the first place in a list that is wrong */
export function checkValue(field, value, taken, refuse = refusal) {
    if (taken.accepts(value))
        return;
    const items = Array.isArray(value) ? Array.from(value) : [];
    for (const [at, item] of items.entries()) {
        if (taken.each !== undefined)
            checkValue(`${field}[${at}]`, item, taken.each, refuse);
    }
    throw refuse(field, value, taken.takes);
}
/** What was given of options: those that are not undefined. */
export function given(options) {
    return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
/**
 * Holds options against their table; those that are undefined are absent.
 *
 * @param owner whose options they are, as errors say it: `Adam`
 * @throws OptionError, unless told otherwise, for what is no object, an option that there is not, a value that is not taken
 */
export function checkOptions(owner, options, table, { path, refuse = refusal } = {}) {
    if (typeof options !== "object" || options === null || Array.isArray(options)) {
        throw refuse(path ?? `options of ${owner}`, options, `an object with ${Object.keys(table).join(", ")}`);
    }
    const field = (name) => joined(path, name);
    for (const key of Object.keys(options)) {
        if (Object.hasOwn(table, key))
            continue;
        const names = Object.keys(table);
        const near = nearest(key, names);
        const meant = near === undefined ? "" : `; did you mean ${near}?`;
        throw refuse(field(key), Reflect.get(options, key), `no value; ${owner} has ${names.join(", ")}${meant}`);
    }
    for (const name of Object.keys(table)) {
        const taken = table[name];
        const value = options[name];
        if (value !== undefined || taken.required === true)
            checkValue(field(name), value, taken, refuse);
    }
}
/** `residents[1].action`; a key that is no name is quoted, as `game["two words"]`. */
function joined(path, name) {
    if (!/^[\w$-]{1,60}$/.test(name))
        return `${path ?? ""}[${JSON.stringify(shortened(name))}]`;
    return path === undefined ? name : `${path}.${name}`;
}
/** A value as its writer would recognise it, on one line. What is nested is not written out: it may be deeper than the stack. */
export function shown(value) {
    if (value === undefined)
        return "nothing";
    if (typeof value === "string")
        return JSON.stringify(shortened(value));
    if (typeof value === "function")
        return "a function";
    if (typeof value === "bigint")
        return shortened(`${value}n`);
    if (typeof value !== "object" || value === null)
        return String(value);
    if (ArrayBuffer.isView(value) && "length" in value)
        return `an array of ${value.length} numbers`;
    if (!Array.isArray(value))
        return "an object";
    if (value.length === 0)
        return "an empty list";
    // The first few fill the line.
    const first = Array.from(value.slice(0, 30));
    const isFlat = first.every((item) => typeof item !== "object" || item === null);
    return isFlat ? shortened(`[${first.map(shown).join(", ")}]`) : `a list of ${value.length}`;
}
function limits({ least, most, above, below }) {
    if (least !== undefined && most !== undefined)
        return ` from ${least} to ${most}`;
    const words = [
        ...(least === undefined ? [] : [`of at least ${least}`]),
        ...(above === undefined ? [] : [`above ${above}`]),
        ...(most === undefined ? [] : [`of at most ${most}`]),
        ...(below === undefined ? [] : [`below ${below}`]),
    ];
    return words.length === 0 ? "" : ` ${words.join(" and ")}`;
}
function schemaLimits({ least, most, above, below }) {
    return {
        ...(least !== undefined && { minimum: least }),
        ...(above !== undefined && { exclusiveMinimum: above }),
        ...(most !== undefined && { maximum: most }),
        ...(below !== undefined && { exclusiveMaximum: below }),
    };
}
function shortened(text) {
    return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
/** The name that is at most a third of its letters away, in any case. */
function nearest(name, names) {
    const ranked = names
        .map((candidate) => ({ candidate, distance: distance(name.toLowerCase(), candidate.toLowerCase()) }))
        .filter(({ candidate, distance }) => distance <= Math.max(1, candidate.length / 3));
    ranked.sort((one, other) => one.distance - other.distance);
    return ranked[0]?.candidate;
}
/** Letters to be put in, left out or exchanged to make one of the other (Levenshtein); names are short. */
function distance(from, to) {
    if (Math.abs(from.length - to.length) > to.length)
        return to.length;
    let row = Array.from({ length: to.length + 1 }, (_, at) => at);
    for (let i = 0; i < from.length; i++) {
        const next = [i + 1];
        for (let j = 0; j < to.length; j++) {
            const exchanged = row[j] + (from[i] === to[j] ? 0 : 1);
            next.push(Math.min(exchanged, row[j + 1] + 1, next[j] + 1));
        }
        row = next;
    }
    return row[to.length];
}
