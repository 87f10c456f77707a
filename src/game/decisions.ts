/**
 * The decisions of an encounter: who decides in which role, what it sees, and among what it chooses. Tables of policies, contexts,
 * estimators, records and reports are all laid out by this list.
 *
 * An agent has a table of how it acts and one of how it judges. Each holds, one after the other, the rows of the decisions that its
 * roles bring, and every row has room for as many choices as the largest one has.
 */
import type { Game } from "./game.js";
import type { Role } from "./stage.js";

/** How one acts and how one judges: the two halves of a policy. */
export type Half = "action" | "assessment";

/** What a decision may depend on; `kin`: whether the two are of one group (0 or 1). */
export type Factor =
  | "kin"
  | "own"
  | "partner"
  | "subject"
  | "judge"
  | "partnerAction"
  | "subjectAction"
  | "judgeAction";

export interface Decision {
  readonly half: Half;
  /** The role of who decides; 0 where roles are alike. */
  readonly role: Role;
  /** Its first row in the table of its half. */
  readonly start: number;
  /** What it depends on, and how many values each of it has: rows are in this order, the last one running fastest. */
  readonly sees: readonly Factor[];
  readonly sizes: readonly number[];
  /** Rows. */
  readonly contexts: number;
  /** How many of the choices of a row are open; what is beyond them has no chance. */
  readonly choices: number;
}

/** The sizes that a policy's tables follow from. Every `Game` is one; without a stage game the roles are alike. */
export type PolicyShape = Pick<Game, "reputations" | "actions"> & Partial<Pick<Game, "stage" | "seats" | "groups">>;

/** All decisions of a game. */
export interface Decisions {
  /** In the order of their rows: first those of acting, by role, then those of judging, by the role of the judge. */
  readonly all: readonly Decision[];
  /** How each role acts; undefined where it does nothing. */
  readonly acting: readonly [Decision | undefined, Decision | undefined];
  /** How each role judges the other; undefined where it does not. */
  readonly judging: readonly [Decision | undefined, Decision | undefined];
  /** Rows of each half's table. */
  readonly rows: Readonly<Record<Half, number>>;
  /** Choices that each row has room for. */
  readonly width: Readonly<Record<Half, number>>;
  /**
   * Whether what is said of one depends on what the other did, given the reputations before: where role 1 sees what role 0 did and is
   * judged, or a judge looks at what it did itself. Else the new reputations are independent.
   */
  readonly dependent: boolean;
  /** Whether the roles are alike, so that a table serves both. */
  readonly alike: boolean;
  /** 2 where agents tell their own group from others, and then the rows of each decision are twice as many; else 1. */
  readonly kinds: 1 | 2;
}

const known = new WeakMap<PolicyShape, Decisions>();

/** The decisions of a game, or of what has its sizes. */
export function decisionsOf(shape: PolicyShape): Decisions {
  const found = known.get(shape);
  if (found !== undefined) return found;
  const made = laidOut(shape);
  known.set(shape, made);
  return made;
}

function laidOut({ reputations: k, actions, stage, seats, groups }: PolicyShape): Decisions {
  const choices = stage?.choices ?? [actions, actions];
  const judged = stage?.judged ?? [true, true];
  const sequential = stage?.order === "sequential";
  const seesBoth = stage?.judgesSee === "both";
  const alike = (seats ?? stage?.seats ?? "symmetric") === "symmetric";
  const rows = { action: 0, assessment: 0 };
  const all: Decision[] = [];
  const add = (half: Half, role: Role, open: number, seen: readonly Factor[], values: readonly number[]): Decision => {
    const sees: readonly Factor[] = groups === undefined ? seen : ["kin", ...seen];
    const sizes = groups === undefined ? values : [2, ...values];
    const contexts = sizes.reduce((product, size) => product * size, 1);
    const decision = { half, role, start: rows[half], sees, sizes, contexts, choices: open };
    rows[half] += contexts;
    all.push(decision);
    return decision;
  };
  const act = (role: Role) => {
    const open = choices[role];
    if (open === 1) return undefined;
    const seen = sequential && role === 1;
    return add(
      "action",
      role,
      open,
      seen ? ["own", "partner", "partnerAction"] : ["own", "partner"],
      seen ? [k, k, choices[0]] : [k, k],
    );
  };
  const judge = (role: Role) => {
    const subject = (1 - role) as Role;
    if (!judged[subject]) return undefined;
    const seen = seesBoth && choices[role] > 1;
    return add(
      "assessment",
      role,
      k,
      seen ? ["subject", "judge", "subjectAction", "judgeAction"] : ["subject", "judge", "subjectAction"],
      seen ? [k, k, choices[subject], choices[role]] : [k, k, choices[subject]],
    );
  };
  const acts = act(0);
  const acting = [acts, alike ? acts : act(1)] as const;
  const judges = judge(0);
  const judging = [judges, alike ? judges : judge(1)] as const;
  const looksAtBoth = all.some(({ sees }) => sees.includes("judgeAction"));
  const dependent = looksAtBoth || (sequential && judged[1]);
  return {
    all,
    acting,
    judging,
    rows,
    width: { action: actions, assessment: k },
    dependent,
    alike,
    kinds: groups === undefined ? 1 : 2,
  };
}

/** By how many rows those towards one's own group come after those towards others; 0 where groups are not told apart. */
export function kinShift({ sees, contexts }: Decision): number {
  return sees[0] === "kin" ? contexts / 2 : 0;
}

/** Whether two agents are of one group, 0 or 1. */
export function kinOf({ groups }: Pick<Game, "groups">, one: number, other: number): number {
  return groups === undefined ? 0 : Number(groups[one] === groups[other]);
}

/** The row of a decision by what is seen, in the order of `sees`. */
export function rowOf({ start, sizes }: Decision, ...seen: readonly number[]): number {
  let row = 0;
  for (const [at, size] of sizes.entries()) row = row * size + seen[at]!;
  return start + row;
}

/** What is seen in a row of a half's table, and the decision that it belongs to. */
export function contextOf(decisions: Decisions, half: Half, row: number): { decision: Decision; seen: number[] } {
  const decision = decisions.all.find(
    (each) => each.half === half && row >= each.start && row < each.start + each.contexts,
  )!;
  const seen: number[] = [];
  let rest = row - decision.start;
  for (const size of decision.sizes.toReversed()) {
    seen.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return { decision, seen };
}

/** Whether an agent of this class can come to make a decision. */
export function isOf(decision: Decision, agentClass: number | undefined): boolean {
  return agentClass === undefined || decision.role === agentClass;
}
