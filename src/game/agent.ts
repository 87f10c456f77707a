/** Agents that are asked what they do: anything that acts on what it sees, beside the tables that `Policy` is. */
import type { Random } from "../random.js";
import { decisionsOf, type Half, rowOf } from "./decisions.js";
import type { Game } from "./game.js";
import { GameError } from "./game-error.js";
import type { History } from "./history.js";
import { checkPolicy, hasNoTable, type Policy } from "./policy.js";
import type { Seen } from "./seen.js";

/** What an agent knows when an episode begins. */
export interface Episode {
  readonly game: Game;
  /** Its own number, 0..N-1. */
  readonly agent: number;
  /** Chance of its own: what it draws here changes nothing for others, and the same seed gives the same draws. */
  readonly random: Random;
  /** Of `playAsync`: aborted when the play is given up, so that nobody goes on working for it. */
  readonly signal?: AbortSignal;
}

/**
 * What an agent sees when it decides: what a rule sees (`own` and `partner`, the two reputations, and `partnerAction` where that is
 * seen; of a judge `subject`, `judge` and `subjectAction`; `kin` in a game of groups), and all that follows.
 */
export interface AgentSeen extends Seen, Episode {
  /** The number of whom it has met, 0..N-1. */
  readonly other: number;
  /** From 0. */
  readonly round: number;
  /** Own encounters before this one in this episode. */
  readonly encounters: number;
  /** What everybody has seen so far. */
  readonly history: History;
}

/** A choice, from 0 to `seen.choices` - 1, or a row of as many chances that sum to 1. The game's errors come on top. */
export type Answer = number | ArrayLike<number>;

/** One that answers at once. */
export interface Agent {
  /** What errors call it beside its number. */
  readonly name?: string;
  /** An episode begins: what it should not remember any more is to be forgotten here. */
  begin?(episode: Episode): void;
  act(seen: AgentSeen): Answer;
  judge(seen: AgentSeen): Answer;
}

/** Makes an agent for each episode, and each seat, so that nothing is remembered from one to the next. */
export type MakeAgent = (episode: Episode) => Agent;

/** One that may answer later: a language model, a remote process. It is asked one thing at a time. */
export interface AsyncAgent {
  readonly name?: string;
  begin?(episode: Episode): void | Promise<void>;
  act(seen: AgentSeen): Answer | Promise<Answer>;
  judge(seen: AgentSeen): Answer | Promise<Answer>;
}

export type MakeAsyncAgent = (episode: Episode) => AsyncAgent | Promise<AsyncAgent>;

/** Who can have a seat in `play`: a table, which is fastest, or one that is asked. */
export type Player = Policy | Agent | MakeAgent;

/** Who can have a seat in `playAsync`. */
export type AsyncPlayer = Policy | AsyncAgent | MakeAsyncAgent;

/** Whether it is asked, and no table. */
export function isAsked(player: AsyncPlayer): player is AsyncAgent | MakeAsyncAgent {
  return hasNoTable(player);
}

/** Throws a GameError unless it can act, judge and begin. */
export function checkAgent(agent: unknown, field: string): asserts agent is AsyncAgent {
  const { begin, act, judge } = (agent ?? {}) as Partial<AsyncAgent>;
  if (typeof act !== "function") throw new GameError(`${field}.act`, act, "a function of what is seen");
  if (typeof judge !== "function") throw new GameError(`${field}.judge`, judge, "a function of what is seen");
  if (begin !== undefined && typeof begin !== "function") {
    throw new GameError(`${field}.begin`, begin, "a function, or nothing");
  }
}

/** A table as an agent: it answers with its rows. For agents that do mostly what a table says. */
export function asAgent(game: Game, policy: Policy): Agent {
  checkPolicy(game, policy);
  const { all, width } = decisionsOf(game);
  const answer = (half: Half, seen: AgentSeen) => {
    const decision = all.find((one) => one.half === half && one.role === seen.role)!;
    const row = rowOf(decision, ...decision.sees.map((factor) => seen[factor]!));
    return policy[half].subarray(row * width[half], row * width[half] + decision.choices);
  };
  return { act: (seen) => answer("action", seen), judge: (seen) => answer("assessment", seen) };
}
