/**
 * What callers hand over, and what is said of what cannot be taken. Every constructor has a table of its options beside it, by
 * name what is taken; `checkOptions` holds what was given against it, `checkValue` an argument alone.
 */

/** What a caller handed over and cannot be taken. The message is one line: the field, what it got and what it takes. */
export class OptionError extends RangeError {
  override readonly name: string = "OptionError";
  /** The field at fault, as its writer sees it: `rate`, `residents[1].action`. */
  readonly field: string;

  constructor(field: string, got: unknown, takes: string) {
    super(`${field}: got ${shown(got)}, takes ${takes}`);
    this.field = field;
  }

  /** The message without the field. */
  get complaint(): string {
    return this.message.slice(this.field.length + 2);
  }
}

/** What an option takes. */
export interface Taken {
  /** In words that go after "takes". */
  readonly takes: string;
  /** Whether it must be there; absent is undefined. */
  readonly required?: boolean;
  /** The same as a JSON Schema, as far as one can say it. */
  readonly schema: object;
  /** Of a list: what each item is. */
  readonly each?: Taken;
  accepts(value: unknown): boolean;
}

/** A row for every option, or it does not compile. */
export type OptionTable<Options> = { readonly [Name in keyof Required<Options>]: Taken };

export interface Range {
  readonly least?: number;
  readonly most?: number;
  readonly above?: number;
  readonly below?: number;
  /** Infinity is taken, too. */
  readonly infinite?: boolean;
}

/** A finite number within the range. */
export function real(range: Range = {}): Taken {
  const { least, most, above, below, infinite = false } = range;
  return {
    takes: `${Object.keys(range).length === 0 ? "a finite number" : "a number"}${limits(range)}`,
    schema: { type: "number", ...schemaLimits(range) },
    accepts: (value) =>
      typeof value === "number" &&
      (Number.isFinite(value) || (infinite && value === Number.POSITIVE_INFINITY)) &&
      !(least !== undefined && value < least) &&
      !(most !== undefined && value > most) &&
      !(above !== undefined && value <= above) &&
      !(below !== undefined && value >= below),
  };
}

/** A whole number in [least, most], one that a double holds exactly. */
export function integer(least: number, most: number = Number.MAX_SAFE_INTEGER): Taken {
  const range = most === Number.MAX_SAFE_INTEGER ? { least } : { least, most };
  const within = real(range);
  return {
    takes: `an integer${limits(range)}`,
    schema: { type: "integer", ...schemaLimits(range) },
    accepts: (value) => Number.isSafeInteger(value) && within.accepts(value),
  };
}

export function oneOf(choices: readonly string[]): Taken {
  return {
    takes: `${choices.length > 1 ? "one of " : ""}${choices.map((choice) => JSON.stringify(choice)).join(", ")}`,
    schema: { type: "string", enum: choices },
    accepts: (value) => choices.some((choice) => choice === value),
  };
}

export const flag: Taken = {
  takes: "true or false",
  schema: { type: "boolean" },
  accepts: (value) => typeof value === "boolean",
};

/** An array, all of one kind. */
export function listOf(each: Taken, { takes = `a list, each ${each.takes}`, least, most }: ListLimits = {}): Taken {
  return {
    takes,
    each,
    schema: {
      type: "array",
      items: each.schema,
      ...(least !== undefined && { minItems: least }),
      ...(most !== undefined && { maxItems: most }),
    },
    accepts: (value) =>
      Array.isArray(value) &&
      !(least !== undefined && value.length < least) &&
      !(most !== undefined && value.length > most) &&
      // Of every place: `every` passes over those that are empty.
      Array.from<unknown>(value).every((item) => each.accepts(item)),
  };
}

export interface ListLimits {
  /** In words, if not those of `each`. */
  readonly takes?: string;
  /** Fewest and most items. */
  readonly least?: number;
  readonly most?: number;
}

/** Some text. */
export function text(takes: string): Taken {
  return {
    takes,
    schema: { type: "string", minLength: 1 },
    accepts: (value) => typeof value === "string" && value !== "",
  };
}

/** Anything that fulfils the condition. */
export function such(takes: string, accepts: (value: unknown) => boolean): Taken {
  return { takes, schema: {}, accepts };
}

/** The same, and it must be there. */
export function required(taken: Taken): Taken {
  return { ...taken, required: true };
}

/** Makes the error that is thrown: of a field, what it got, and what it takes. */
export type Refuse = (field: string, got: unknown, takes: string) => Error;

const refusal: Refuse = (...complaint) => new OptionError(...complaint);

/** @throws OptionError, unless told otherwise, that names the field, or the first place in a list that is wrong */
export function checkValue(field: string, value: unknown, taken: Taken, refuse = refusal): void {
  if (taken.accepts(value)) return;
  const items = Array.isArray(value) ? Array.from<unknown>(value) : [];
  for (const [at, item] of items.entries()) {
    if (taken.each !== undefined) checkValue(`${field}[${at}]`, item, taken.each, refuse);
  }
  throw refuse(field, value, taken.takes);
}

/** What was given of options: those that are not undefined. */
export function given<Options extends object>(options: Options): Options {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Options;
}

export interface CheckedAs {
  /** Where the options stand, as `residents[1]`; errors then call them `residents[1].count`. */
  readonly path?: string;
  readonly refuse?: Refuse;
}

/**
 * Holds options against their table; those that are undefined are absent.
 *
 * @param owner whose options they are, as errors say it: `Adam`
 * @throws OptionError, unless told otherwise, for what is no object, an option that there is not, a value that is not taken
 */
export function checkOptions<Options extends object>(
  owner: string,
  options: Options,
  table: OptionTable<Options>,
  { path, refuse = refusal }: CheckedAs = {},
): void {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw refuse(path ?? `options of ${owner}`, options, `an object with ${Object.keys(table).join(", ")}`);
  }
  const field = (name: string): string => joined(path, name);
  for (const key of Object.keys(options)) {
    if (Object.hasOwn(table, key)) continue;
    const names = Object.keys(table);
    const near = nearest(key, names);
    const meant = near === undefined ? "" : `; did you mean ${near}?`;
    throw refuse(field(key), Reflect.get(options, key), `no value; ${owner} has ${names.join(", ")}${meant}`);
  }
  for (const name of Object.keys(table)) {
    const taken: Taken = table[name as keyof Options];
    const value: unknown = options[name as keyof Options];
    if (value !== undefined || taken.required === true) checkValue(field(name), value, taken, refuse);
  }
}

/** `residents[1].action`; a key that is no name is quoted, as `game["two words"]`. */
function joined(path: string | undefined, name: string): string {
  if (!/^[\w$-]{1,60}$/.test(name)) return `${path ?? ""}[${JSON.stringify(shortened(name))}]`;
  return path === undefined ? name : `${path}.${name}`;
}

/** A value as its writer would recognise it, on one line. What is nested is not written out: it may be deeper than the stack. */
export function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "string") return JSON.stringify(shortened(value));
  if (typeof value === "function") return "a function";
  if (typeof value === "bigint") return shortened(`${value}n`);
  if (typeof value !== "object" || value === null) return String(value);
  if (ArrayBuffer.isView(value) && "length" in value) return `an array of ${value.length} numbers`;
  if (!Array.isArray(value)) return "an object";
  if (value.length === 0) return "an empty list";
  // The first few fill the line.
  const first = Array.from<unknown>(value.slice(0, 30));
  const isFlat = first.every((item) => typeof item !== "object" || item === null);
  return isFlat ? shortened(`[${first.map(shown).join(", ")}]`) : `a list of ${value.length}`;
}

function limits({ least, most, above, below }: Range): string {
  if (least !== undefined && most !== undefined) return ` from ${least} to ${most}`;
  const words = [
    ...(least === undefined ? [] : [`of at least ${least}`]),
    ...(above === undefined ? [] : [`above ${above}`]),
    ...(most === undefined ? [] : [`of at most ${most}`]),
    ...(below === undefined ? [] : [`below ${below}`]),
  ];
  return words.length === 0 ? "" : ` ${words.join(" and ")}`;
}

function schemaLimits({ least, most, above, below }: Range): object {
  return {
    ...(least !== undefined && { minimum: least }),
    ...(above !== undefined && { exclusiveMinimum: above }),
    ...(most !== undefined && { maximum: most }),
    ...(below !== undefined && { exclusiveMaximum: below }),
  };
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** The name that is at most a third of its letters away, in any case. */
function nearest(name: string, names: readonly string[]): string | undefined {
  const ranked = names
    .map((candidate) => ({ candidate, distance: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= Math.max(1, candidate.length / 3));
  ranked.sort((one, other) => one.distance - other.distance);
  return ranked[0]?.candidate;
}

/** Letters to be put in, left out or exchanged to make one of the other (Levenshtein); names are short. */
function distance(from: string, to: string): number {
  if (Math.abs(from.length - to.length) > to.length) return to.length;
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let i = 0; i < from.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < to.length; j++) {
      const exchanged = row[j]! + (from[i] === to[j] ? 0 : 1);
      next.push(Math.min(exchanged, row[j + 1]! + 1, next[j]! + 1));
    }
    row = next;
  }
  return row[to.length]!;
}
