/** Policies as tables of probabilities, in the index orders that the whole project uses. */
import { checkOptions, checkValue, integer, type OptionTable, required } from "../options.js";
import { type Decisions, decisionsOf, type Half, type PolicyShape } from "./decisions.js";
import { afterError, type ChoiceError, errorOf } from "./error-channel.js";
import type { Game } from "./game.js";
import { GameError, isDistribution } from "./game.js";
import { gameError } from "./game-error.js";
import { type Sight, seesTaken } from "./sight.js";

/**
 * What an agent does and says in every context. Treat the arrays as read-only. Rows are those of the decisions that its roles bring
 * (see `decisionsOf`); where roles are alike, as in the donation game:
 */
export interface Policy {
  /** P(action), `[own][partner][action]`: index `((own * K) + partner) * A + action`. */
  readonly action: Float64Array;
  /** P(signal), `[subject][judge][action][signal]`: index `((subject * K + judge) * A + action) * K + signal`. */
  readonly assessment: Float64Array;
}

export type { PolicyShape };
/**
 * A policy of the learner that depends on the situation: its tables are one after the other for every situation, each in the
 * order of `Policy`: action `[situation][own][partner][action]`, assessment `[situation][subject][judge][action][signal]`.
 */
export interface SituatedPolicy extends Policy {
  readonly sees: readonly Sight[];
  /** How many situations there are. */
  readonly situations: number;
}

const sizes: OptionTable<Pick<PolicyShape, "reputations" | "actions">> = {
  reputations: required(integer(2, 64)),
  actions: required(integer(2, 64)),
};

/**
 * A deterministic binary policy from the bit strings of the field.
 *
 * @param actionBits 4 bits, order BB BG GB GG (own, partner); `1` cooperates.
 * @param assessmentBits 8 bits, order BBD BBC BGD BGC GBD GBC GGD GGC (subject, judge, action); `1` says Good.
 * @throws GameError on `action` or `assessment` for anything else.
 */
export function policyFromBits(actionBits: string, assessmentBits: string): Policy {
  if (!isBits(actionBits, 4)) throw new GameError("action", actionBits, "4 bits, such as 0101");
  if (!isBits(assessmentBits, 8)) throw new GameError("assessment", assessmentBits, "8 bits, such as 10011001");
  return { action: binaryRows(actionBits), assessment: binaryRows(assessmentBits) };
}

/** Whether the text is exactly so many characters `0` or `1`. */
export function isBits(text: string, length: number): boolean {
  return typeof text === "string" && text.length === length && /^[01]*$/.test(text);
}

/**
 * A policy from any tables, copied and checked.
 *
 * @param action `[rows][A]` numbers, each run of A a distribution (see `Policy`); of the donation game K*K*A.
 * @param assessment `[rows][K]` numbers, each run of K a distribution; of the donation game K*K*A*K.
 * @param situations so many tables of each, one after the other (see `SituatedPolicy`); 1 unless told.
 * @throws GameError naming the table or its first bad row.
 */
export function definePolicy(
  shape: PolicyShape,
  action: ArrayLike<number>,
  assessment: ArrayLike<number>,
  situations = 1,
): Policy {
  checkShape(shape);
  checkTable("action", action);
  checkTable("assessment", assessment);
  checkSizes(shape, action, assessment, "", situations);
  checkRows(shape, "action", action, "action");
  checkRows(shape, "assessment", assessment, "assessment");
  return { action: Float64Array.from(action), assessment: Float64Array.from(assessment) };
}

/** Throws a GameError unless both numbers are those of a game. */
export function checkShape(shape: PolicyShape): void {
  checkOptions("a shape", { reputations: shape?.reputations, actions: shape?.actions }, sizes, { refuse: gameError });
}

/** Throws a GameError unless both tables have the sizes that the shape asks for; `field` prefixes the table's name. */
export function checkSizes(
  shape: PolicyShape,
  action: ArrayLike<number>,
  assessment: ArrayLike<number>,
  field = "",
  situations = 1,
): void {
  const { rows, width } = decisionsOf(shape);
  const times = situations === 1 ? "" : ` in ${situations} situations`;
  const about = `for ${shape.reputations} reputations and ${shape.actions} actions${times}`;
  const check = (half: Half, table: ArrayLike<number>) => {
    const size = situations * rows[half] * width[half];
    if (table.length !== size) throw new GameError(`${field}${half}`, `${table.length} numbers`, `${size} ${about}`);
  };
  check("action", action);
  check("assessment", assessment);
}

/** Whether it is an agent that is asked what it does (see agent.ts): nobody can look up what it would do. */
export function hasNoTable(value: unknown): boolean {
  if (typeof value === "function") return true;
  const { act, judge } = (value ?? {}) as { act?: unknown; judge?: unknown };
  return typeof act === "function" || typeof judge === "function";
}

/** Throws a GameError unless it is a policy with tables of these sizes, which `field` names. */
export function checkPolicy(shape: PolicyShape, policy: Policy, field = "policy"): void {
  if (hasNoTable(policy)) {
    throw new GameError(
      field,
      policy,
      "a policy of tables: what an agent would do, who can only be asked, is unknown here",
    );
  }
  if (typeof policy !== "object" || policy === null || Array.isArray(policy)) {
    throw new GameError(field, policy, "a policy, such as policyFromBits, definePolicy or definePopulation makes");
  }
  for (const half of ["action", "assessment"] as const) {
    if (ArrayBuffer.isView(policy[half])) continue;
    throw new GameError(`${field}.${half}`, policy[half], "a Float64Array, as definePolicy makes of any list");
  }
  const { sees, situations = 1 }: Partial<SituatedPolicy> = policy;
  if (sees !== undefined) {
    checkValue(`${field}.sees`, sees, seesTaken, gameError);
    checkValue(`${field}.situations`, situations, integer(1), gameError);
  }
  checkSizes(shape, policy.action, policy.assessment, `${field}.`, situations);
}

/** The same, and unless every row is a distribution. */
export function checkChances(shape: PolicyShape, policy: Policy, field: string): void {
  checkPolicy(shape, policy, field);
  checkRows(shape, `${field}.action`, policy.action, "action");
  checkRows(shape, `${field}.assessment`, policy.assessment, "assessment");
}

/** Throws a GameError unless these are policies of agents 1 .. N-1, each of distributions. */
export function checkResidents(game: Game, residents: readonly Policy[], field = "residents"): void {
  const count = game.agents - 1;
  if (!Array.isArray(residents)) {
    throw new GameError(field, residents, `a list of ${count} policies, such as definePopulation makes`);
  }
  if (residents.length !== count) {
    throw new GameError(field, residents.length, `${count} for ${game.agents} agents`);
  }
  for (const policy of new Set<Policy>(residents)) {
    const name = `${field}[${residents.indexOf(policy)}]`;
    checkChances(game, policy, name);
    if (isSituated(policy))
      throw new GameError(`${name}.sees`, policy.sees, "nothing: only the learner's policy sees more");
  }
}

/** Whether a policy depends on the situation. */
export function isSituated(policy: Policy): policy is SituatedPolicy {
  return "sees" in policy;
}

/** What a policy sees, and in how many situations it tells what to do. */
export function sightOf(policy: Policy): Pick<SituatedPolicy, "sees" | "situations"> | undefined {
  return isSituated(policy) ? { sees: policy.sees, situations: policy.situations } : undefined;
}

/**
 * The policy as others see it, with the game's errors in: probabilities of the executed action and of the emitted signal.
 * Without errors it is the same object.
 */
export function asPerformed(game: Game, policy: Policy): Policy {
  checkPolicy(game, policy);
  if (game.executionError === 0 && game.assessmentError === 0) return policy;
  const decisions = decisionsOf(game);
  return {
    ...sightOf(policy),
    action: withError(policy.action, decisions, "action", errorOf(game, "action")),
    assessment: withError(policy.assessment, decisions, "assessment", errorOf(game, "assessment")),
  };
}

/** `asPerformed` for a whole population: agents that share a policy object share its performed form. */
export function allAsPerformed(game: Game, policies: readonly Policy[]): Policy[] {
  const performed = new Map<Policy, Policy>();
  return policies.map((policy) => {
    const known = performed.get(policy) ?? asPerformed(game, policy);
    performed.set(policy, known);
    return known;
  });
}

function withError(table: Float64Array, { all, rows, width }: Decisions, half: Half, error: ChoiceError): Float64Array {
  const after = new Float64Array(table.length);
  const size = rows[half] * width[half];
  for (let situation = 0; situation < table.length; situation += size) {
    for (const { half: own, start, contexts, choices } of all) {
      if (own !== half) continue;
      for (let row = start; row < start + contexts; row++) {
        const at = situation + row * width[half];
        for (let outcome = 0; outcome < choices; outcome++)
          after[at + outcome] = afterError(error, table[at + outcome]!, outcome, choices);
      }
    }
  }
  return after;
}

function binaryRows(bits: string): Float64Array {
  return Float64Array.from([...bits].flatMap((bit) => (bit === "1" ? [0, 1] : [1, 0])));
}

/** Numbers side by side, whatever holds them; text has a length, too. */
function checkTable(field: string, table: ArrayLike<number>): void {
  const isFlat = (list: readonly unknown[]) => Array.from(list).every((chance) => typeof chance === "number");
  if (ArrayBuffer.isView(table) || (Array.isArray(table) && isFlat(table))) return;
  throw new GameError(field, table, "a flat list of probabilities");
}

function checkRows(shape: PolicyShape, field: string, table: ArrayLike<number>, half: Half): void {
  const { all, rows, width } = decisionsOf(shape);
  for (const { half: own, start, contexts, choices } of all) {
    if (own !== half) continue;
    for (let from = start; from < table.length / width[half]; from += rows[half]) {
      for (let row = from; row < from + contexts; row++) {
        const at = row * width[half];
        const chances = Array.from({ length: choices }, (_, choice) => table[at + choice]!);
        let isFit = isDistribution(chances);
        for (let beyond = choices; beyond < width[half]; beyond++) isFit &&= table[at + beyond] === 0;
        if (isFit) continue;
        const rest = choices < width[half] ? `, and then ${width[half] - choices} zeros` : "";
        const got = Array.from({ length: width[half] }, (_, choice) => table[at + choice]!);
        throw new GameError(`${field}[${row}]`, got, `${choices} probabilities that sum to 1${rest}`);
      }
    }
  }
}
