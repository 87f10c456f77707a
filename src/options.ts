/**
 * What callers hand over, and what is said of what cannot be taken. Every constructor has a table of its options beside it, by
 * name what is taken; `checkOptions` holds what was given against it, `checkValue` an argument alone.
 */

/** What a caller handed over and cannot be taken. The message is one line: the field, what it got and what it takes. */
export class OptionError extends RangeError {
  override readonly name: string = "OptionError";
  /** The field at fault, as its writer sees it: `rate`, `residents[1].action`. */
  readonly field: string;
  /** What is wrong with it. */
  readonly complaint: string;

  constructor(field: string, complaint: string, options?: ErrorOptions) {
    super(`${field}: ${complaint}`, options);
    this.field = field;
    this.complaint = complaint;
  }
}

/** Throws the usual complaint. */
export function refuse(field: string, got: unknown, takes: string): never {
  throw new OptionError(field, complaintOf(got, takes));
}

export function complaintOf(got: unknown, takes: string): string {
  return `got ${shown(got)}, takes ${takes}`;
}

/** What an option takes. */
export interface Taken {
  /** In words that go after "takes". */
  readonly takes: string;
  /** Whether it must be there; absent is undefined. */
  readonly required?: boolean;
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
    accepts: (value) => Number.isSafeInteger(value) && within.accepts(value),
  };
}

export function oneOf(choices: readonly string[]): Taken {
  return { takes: `one of ${choices.join(", ")}`, accepts: (value) => choices.some((choice) => choice === value) };
}

export const flag: Taken = { takes: "true or false", accepts: (value) => typeof value === "boolean" };

/** An array of any length, all of one kind. */
export function listOf(each: Taken): Taken {
  return {
    takes: `a list, each ${each.takes}`,
    // By a loop over the places: `every` passes over those that are empty.
    accepts: (value) => Array.isArray(value) && Array.from<unknown>(value).every((item) => each.accepts(item)),
  };
}

/** Anything that fulfils the condition. */
export function such(takes: string, accepts: (value: unknown) => boolean): Taken {
  return { takes, accepts };
}

/** The same, and it must be there. */
export function required(taken: Taken): Taken {
  return { ...taken, required: true };
}

/** @throws OptionError that names the field */
export function checkValue(field: string, value: unknown, taken: Taken): void {
  if (!taken.accepts(value)) refuse(field, value, taken.takes);
}

/**
 * Holds options against their table; those that are undefined are absent.
 *
 * @param owner whose options they are, as errors say it: `Adam`
 * @throws OptionError for what is no object, an option that there is not, and a value that is not taken
 */
export function checkOptions<Options extends object>(
  owner: string,
  options: Options,
  table: OptionTable<Options>,
): void {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    refuse(`options of ${owner}`, options, `an object with ${Object.keys(table).join(", ")}`);
  }
  for (const key of Object.keys(options)) {
    if (!Object.hasOwn(table, key)) throw unknownName(key, owner, Object.keys(table));
  }
  for (const name of Object.keys(table)) {
    const taken = table[name as keyof Options];
    const value: unknown = options[name as keyof Options];
    if (value !== undefined || taken.required === true) checkValue(name, value, taken);
  }
}

/** Of a name that is not known, with the one that it may be a slip of. */
export function unknownName(name: string, owner: string, names: readonly string[]): OptionError {
  const near = nearest(name, names);
  const meant = near === undefined ? "" : ` (did you mean ${near}?)`;
  return new OptionError(shortened(name), `is no option of ${owner}${meant}, takes ${names.join(", ")}`);
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
  return isFlat ? shortened(`[${first.map(shown).join(", ")}]`) : `a list of ${value.length}, nested`;
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
