/** What two who meet play: who can do what, in which order, what it pays, and who is judged. */
import { GameError } from "./game-error.js";

/** Roles of an encounter: the first agent of a pair has role 0, the second role 1. */
export type Role = 0 | 1;

/** How agents come to their roles: see `Game.seats`. */
export type Seats = "symmetric" | "drawn" | "alternating" | "fixed";

/** A stage game. Make one with `defineStage`, or take one of the catalogue. */
export interface StageGame {
  readonly name: string;
  /** [A0, A1]: how many actions each role chooses among, from 1 to 64; one that has a single one does nothing. */
  readonly choices: readonly [number, number];
  /** What the actions of each role are called. */
  readonly actionNames: readonly [readonly string[], readonly string[]];
  /** What it pays role 0 and role 1, `[A0][A1]` flat; each 0 or from 1e-12 to 1e12 in size. */
  readonly payoffs: readonly [Float64Array, Float64Array];
  /** `sequential`: role 1 acts last and sees what role 0 did. */
  readonly order: "simultaneous" | "sequential";
  /** Whether role 0 is judged, by role 1, and whether role 1 is, by role 0. */
  readonly judged: readonly [boolean, boolean];
  /** What a judge looks at beside the two reputations: what its subject did, or also what it did itself. */
  readonly judgesSee: "subject" | "both";
  /** How agents come to their roles unless the game says otherwise. */
  readonly seats: Seats;
}

/** A stage game as one writes it down. */
export interface StageOptions {
  /** "custom" unless told. */
  readonly name?: string;
  /** What it pays role 0, a row for each of its actions, a number in it for each action of role 1. */
  readonly first: readonly (readonly number[])[];
  /** The same of role 1, in the same order; the mirror image unless told, where both are alike. */
  readonly second?: readonly (readonly number[])[];
  /** "simultaneous" unless told. */
  readonly order?: StageGame["order"];
  /** Both unless told. */
  readonly judged?: "both" | "first" | "second";
  /** "subject" unless told. */
  readonly judgesSee?: StageGame["judgesSee"];
  /** "symmetric" where the payoffs are mirror images of each other and nothing else tells roles apart, else "drawn". */
  readonly seats?: Seats;
  /** What the actions are called; their numbers unless told. */
  readonly actions?: readonly [readonly string[], readonly string[]];
}

const MOST_CHOICES = 64;
const LEAST_AMOUNT = 1e-12;
const MOST_AMOUNT = 1e12;

const defined = new WeakSet<StageGame>();

/**
 * A stage game from its payoffs.
 *
 * @param field what errors call it
 * @throws GameError that names what is wrong
 */
export function defineStage(options: StageOptions, field = "stage"): StageGame {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new GameError(field, options, "a stage game, such as { first: [[1, -1], [2, 0]] }, or the name of one");
  }
  const { name = "custom", order = "simultaneous", judged = "both", judgesSee = "subject" } = options;
  const known = ["name", "first", "second", "order", "judged", "judgesSee", "seats", "actions"];
  const unknown = Object.keys(options).find((key) => !known.includes(key));
  if (unknown !== undefined) throw new GameError(`${field}.${unknown}`, "a field", `only ${known.join(", ")}`);
  if (typeof name !== "string" || name === "") throw new GameError(`${field}.name`, name, "a name");
  oneOfThese(`${field}.order`, order, ["simultaneous", "sequential"]);
  oneOfThese(`${field}.judged`, judged, ["both", "first", "second"]);
  oneOfThese(`${field}.judgesSee`, judgesSee, ["subject", "both"]);
  const first = payoffRows(options.first, `${field}.first`);
  const choices = [options.first.length, options.first[0]!.length] as const;
  if (Math.max(...choices) < 2)
    throw new GameError(`${field}.first`, options.first, "two actions or more for one of the roles");
  const second =
    options.second === undefined
      ? mirrored(first, choices, `${field}.second`)
      : payoffRows(options.second, `${field}.second`, choices);
  const stage: StageGame = {
    name,
    choices,
    actionNames: namesOf(options.actions, choices, `${field}.actions`),
    payoffs: [first, second],
    order,
    judged: [judged !== "second", judged !== "first"],
    judgesSee,
    seats: "drawn",
  };
  const { seats = isSymmetric(stage) ? "symmetric" : "drawn" } = options;
  oneOfThese(`${field}.seats`, seats, ["symmetric", "drawn", "alternating", "fixed"]);
  return sealed({ ...stage, seats });
}

/** A stage game that is made by us. */
export function sealed(stage: StageGame): StageGame {
  defined.add(stage);
  return Object.freeze(stage);
}

/** Whether it was made by `defineStage` or is of the catalogue. */
export function isStage(value: unknown): value is StageGame {
  return defined.has(value as StageGame);
}

/** Whether the two roles are alike. */
export function isSymmetric({ choices, payoffs, order, judged }: StageGame): boolean {
  const [a] = choices;
  if (a !== choices[1] || order === "sequential" || judged[0] !== judged[1]) return false;
  for (let i = 0; i < a; i++)
    for (let j = 0; j < a; j++) if (payoffs[0][i * a + j] !== payoffs[1][j * a + i]) return false;
  return true;
}

/** The most that a policy has to choose among: the width of its table of actions. */
export function widthOf({ choices }: StageGame): number {
  return Math.max(...choices);
}

/** The largest payoff in size: what a payoff is measured by. */
export function scaleOf({ payoffs }: StageGame): number {
  let most = 0;
  for (const table of payoffs) for (const payoff of table) most = Math.max(most, Math.abs(payoff));
  return most;
}

/** The same with other payoffs. */
export function withPayoffs(stage: StageGame, change: (payoff: number) => number): StageGame {
  return sealed({ ...stage, payoffs: [stage.payoffs[0].map(change), stage.payoffs[1].map(change)] });
}

/** A payoff as the sum of what comes of one's own action and of the other's, as in donations. */
export interface PayoffParts {
  readonly own: Float64Array;
  readonly other: Float64Array;
}

/** The parts of a role's payoff; undefined where it is not such a sum. */
export function payoffPartsOf({ choices, payoffs }: StageGame, role: Role): PayoffParts | undefined {
  const mine = choices[role];
  const theirs = choices[1 - role]!;
  const at = (own: number, other: number) =>
    payoffs[role][role === 0 ? own * choices[1] + other : other * choices[1] + own]!;
  const own = Float64Array.from({ length: mine }, (_, action) => at(action, 0));
  const other = Float64Array.from({ length: theirs }, (_, action) => at(0, action) - at(0, 0));
  for (let i = 0; i < mine; i++)
    for (let j = 0; j < theirs; j++) if (at(i, j) !== other[j]! + own[i]!) return undefined;
  return { own, other };
}

function oneOfThese(field: string, value: unknown, choices: readonly string[]): void {
  if (!choices.includes(value as string)) throw new GameError(field, value, `one of ${choices.join(", ")}`);
}

function payoffRows(
  rows: readonly (readonly number[])[] | undefined,
  field: string,
  choices?: readonly [number, number],
): Float64Array {
  const takes = `rows of payoffs, one for each of 1 to ${MOST_CHOICES} actions of the first role`;
  if (!Array.isArray(rows) || rows.length === 0 || rows.length > MOST_CHOICES) throw new GameError(field, rows, takes);
  const width = Array.isArray(rows[0]) ? rows[0].length : 0;
  if (choices !== undefined && (rows.length !== choices[0] || width !== choices[1])) {
    throw new GameError(
      field,
      `${rows.length} rows of ${width}`,
      `${choices[0]} rows of ${choices[1]}, as of the first`,
    );
  }
  for (const [at, row] of rows.entries()) {
    if (!Array.isArray(row) || row.length !== width || width === 0 || width > MOST_CHOICES) {
      throw new GameError(`${field}[${at}]`, row, `a row of ${width || "1 to 64"} payoffs`);
    }
    for (const [place, payoff] of row.entries()) {
      const size = Math.abs(payoff);
      const isAmount = typeof payoff === "number" && (size === 0 || (size >= LEAST_AMOUNT && size <= MOST_AMOUNT));
      if (!isAmount)
        throw new GameError(`${field}[${at}][${place}]`, payoff, "0, or an amount from 1e-12 to 1e12 in size");
    }
  }
  return Float64Array.from(rows.flat());
}

function mirrored(first: Float64Array, [a, b]: readonly [number, number], field: string): Float64Array {
  if (a !== b) throw new GameError(field, undefined, "payoffs of the second role, because it has other actions");
  return first.map((_, at) => first[(at % a) * a + Math.floor(at / a)]!);
}

function namesOf(
  names: StageOptions["actions"],
  choices: readonly [number, number],
  field: string,
): StageGame["actionNames"] {
  const own = (role: Role) => {
    const given = names?.[role];
    if (given === undefined) return Array.from({ length: choices[role] }, (_, action) => String(action));
    const fits =
      Array.isArray(given) &&
      given.length === choices[role] &&
      given.every((name) => typeof name === "string" && name !== "");
    if (!fits) throw new GameError(`${field}[${role}]`, given, `${choices[role]} names`);
    return given;
  };
  return [own(0), own(1)];
}
