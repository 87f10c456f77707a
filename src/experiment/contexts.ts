/** The contexts of a rule by name, and what a policy does in each, as the terminal and reports show them. */
import type { PolicyShape } from "../game/index.js";
import type { Chances } from "./result.js";
import { figure, percent } from "./words.js";

export type Half = "action" | "assessment";

/** What the names of a context are of. */
export const contextTitles: Readonly<Record<Half, readonly string[]>> = {
  action: ["own", "partner"],
  assessment: ["subject", "judge", "action"],
};

/** Names of reputations: Bad and Good where there are two, else their numbers. */
export function reputationNames({ reputations }: Pick<PolicyShape, "reputations">): readonly string[] {
  return reputations === 2 ? ["Bad", "Good"] : numbers(reputations);
}

/** Names of actions, likewise. */
export function actionNames({ actions }: Pick<PolicyShape, "actions">): readonly string[] {
  return actions === 2 ? ["Defect", "Cooperate"] : numbers(actions);
}

/** The names of every context of a rule, in the order of its table. */
export function contextsOf(half: Half, shape: PolicyShape): readonly (readonly string[])[] {
  const reputations = reputationNames(shape);
  const pairs = reputations.flatMap((one) => reputations.map((other) => [one, other]));
  return half === "action" ? pairs : pairs.flatMap((pair) => actionNames(shape).map((action) => [...pair, action]));
}

/** What a policy does in a context. */
export interface Decision {
  /** In binary games, and with continuous donations, a number; else the likeliest choice. */
  readonly text: string;
  /** Of that choice, where it does not stand there already. */
  readonly chance?: string;
  /** Where it lies between the first outcome, 0, and the last, 1. */
  readonly level: number;
  /** The likeliest choice; undefined where several are equally likely. */
  readonly choice: number | undefined;
}

export function decisionIn(chances: Chances, context: number): Decision {
  const row = chances[context]!;
  if (typeof row === "number") {
    return { text: figure(row, 2), level: row, choice: row === 0.5 ? undefined : Number(row > 0.5) };
  }
  const most = Math.max(...row);
  const choice = row.indexOf(most);
  const level = row.reduce((sum, chance, outcome) => sum + chance * outcome, 0) / (row.length - 1);
  return {
    text: String(choice),
    chance: figure(most, 2),
    level,
    choice: row.lastIndexOf(most) === choice ? choice : undefined,
  };
}

/** The contexts that came up most, so many at most; and in words how often the others did. */
export function mostVisited(visits: readonly number[], most: number): { contexts: number[]; rest: string } {
  const met = Array.from(visits, (_, context) => context).filter((context) => visits[context]! > 0);
  const contexts = [...met].sort((one, other) => visits[other]! - visits[one]! || one - other).slice(0, most);
  const fewer = met.length - contexts.length;
  const never = visits.length - met.length;
  const share = 1 - contexts.reduce((sum, context) => sum + visits[context]!, 0);
  const parts = [
    ...(fewer > 0 ? [`${fewer} more contexts came up in ${percent(share)}`] : []),
    ...(never > 0 ? [`${never} never`] : []),
  ];
  return { contexts, rest: parts.join(", ") };
}

function numbers(count: number): string[] {
  return Array.from({ length: count }, (_, number) => String(number));
}
