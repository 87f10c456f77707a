/** What a learner believes of the others, beside what is true of them: for the eyes of a report alone. */
import { allAsPerformed, decisionsOf, isAsked, tablesOf } from "../game/index.js";
import type { MethodRun } from "../reciprocity/index.js";
import type { Configuration } from "./configuration.js";
import type { Setting } from "./resolve.js";
import { groupInWords } from "./words.js";

/** Of the second outcome in a context: cooperating, or Good. */
export interface BelievedChance {
  /** The mean over the agents. */
  readonly estimate: number;
  readonly truth: number;
  /** How often the context was seen, of all the agents together. */
  readonly visits: number;
  /** Agents of whom it was never seen. */
  readonly unseen: number;
  /** The interval of 95 %, of a single agent. */
  readonly interval?: readonly [lower: number, upper: number];
}

/** Agents that are shown as one. */
export interface BelievedAgents {
  /** The first one's number, from 1. */
  readonly first: number;
  readonly count: number;
  /** By context, in the order of the bit strings. */
  readonly action: readonly BelievedChance[];
  readonly assessment: readonly BelievedChance[];
}

/** A group of residents who are all alike. */
export interface BelievedGroup {
  readonly name: string;
  readonly agents: readonly BelievedAgents[];
}

/** More agents than this are shown by their groups. */
const MOST_AGENTS = 12;

/**
 * By groups of the configuration; undefined for a method that has no model of the others, or one that rests on nothing seen, and
 * where some residents can only be asked, or there are more contexts and choices than one can look at.
 */
export function beliefsOf(
  trainer: MethodRun,
  { game, residents }: Setting,
  configuration: Configuration,
): BelievedGroup[] | undefined {
  const estimates = trainer.estimates();
  const evidence = trainer.evidence();
  const { rows } = decisionsOf(game);
  const isBinary = game.reputations === 2 && game.actions === 2 && rows.action === 4 && rows.assessment === 8;
  if (estimates === undefined || evidence === undefined || !isBinary) return undefined;
  if (residents.some(isAsked)) return undefined;
  const truth = allAsPerformed(game, tablesOf(residents, "a comparison"));
  const chances = (half: "action" | "assessment", first: number, count: number): BelievedChance[] => {
    const agents = Array.from({ length: count }, (_, at) => first - 1 + at);
    return Array.from({ length: truth[first - 1]![half].length / 2 }, (_, context) => {
      const second = 2 * context + 1;
      const visits = agents.map((agent) => evidence[agent]![half].visits[context]!);
      const { lower, upper } = evidence[first - 1]![half];
      return {
        estimate: agents.reduce((sum, agent) => sum + estimates[agent]![half][second]!, 0) / count,
        truth: truth[first - 1]![half][second]!,
        visits: visits.reduce((sum, one) => sum + one, 0),
        unseen: visits.filter((one) => one === 0).length,
        ...(count === 1 && { interval: [lower[second]!, upper[second]!] as const }),
      };
    });
  };
  const together = residents.length > MOST_AGENTS;
  let next = 1;
  return configuration.residents.map((group) => {
    const { count } = group;
    const size = together ? count : 1;
    const agents = Array.from({ length: count / size }, (_, at) => {
      const first = next + at * size;
      return {
        first,
        count: size,
        action: chances("action", first, size),
        assessment: chances("assessment", first, size),
      };
    });
    next += count;
    return { name: groupInWords(group), agents };
  });
}
