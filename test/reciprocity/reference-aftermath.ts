/**
 * What is to come after a decision's encounter, in any stage game, where it came out in one way: everything that can happen, memories
 * included, one by one.
 */
import {
  decisionsOf,
  type Game,
  isSituated,
  kinOf,
  type Policy,
  type PublicRecords,
  policyIn,
} from "../../src/game/index.js";
import { outcomesOf } from "./reference-encounter.js";

/** What both did when two met, and the learner's role in it. */
export interface Remembered {
  readonly role: 0 | 1;
  readonly done: number;
  readonly received: number;
}

/** How the decision's encounter came out. */
export interface CameOut extends Remembered {
  /** New reputations. */
  readonly own: number;
  readonly other: number;
}

interface Branch {
  readonly chance: number;
  readonly reputation: ReadonlyMap<number, number>;
  readonly memory: ReadonlyMap<number, Remembered>;
}

/** The learner's own encounters of the anchor's episode, by their place in the records. */
function ownEncounters({ first, second, rounds, pairs }: PublicRecords, anchor: number): number[] {
  const start = Math.floor(anchor / (rounds * pairs)) * rounds * pairs;
  const places = Array.from({ length: rounds * pairs }, (_, at) => start + at);
  return places.filter((at) => first[at] === 0 || second[at] === 0);
}

/** The number of a situation as it is documented: partner first, then the last encounter, then the round. */
function situationOf(
  game: Game,
  policy: Policy,
  partner: number,
  memory: Remembered | undefined,
  round: number,
): number {
  if (!isSituated(policy)) return 0;
  const [a0, a1] = game.stage.choices;
  const blocks = decisionsOf(game).alike || game.classes !== undefined ? 1 : 2;
  const roundRobin = game.classes?.filter((one) => one !== game.classes![0]).length ?? game.agents - 1;
  const rounds = game.matching === "round-robin" ? roundRobin : game.rounds;
  let last = 0;
  if (memory !== undefined) {
    const { role, done, received } = memory;
    last = 1 + (blocks === 2 && role === 1 ? a0 * a1 : 0) + done * (role === 0 ? a1 : a0) + received;
  }
  let number = policy.sees.includes("partner") ? partner - 1 : 0;
  if (policy.sees.includes("last")) number = number * (1 + blocks * a0 * a1) + last;
  if (policy.sees.includes("round")) number = number * rounds + round;
  return number;
}

/**
 * The learner's expected payoffs in the rounds after the anchor's, up to so many, its k-th encounter of the episode times discount ** k.
 *
 * @param policies as performed, the learner's first
 */
export function totalAfter(
  game: Game,
  policies: readonly Policy[],
  records: PublicRecords,
  anchor: number,
  cameOut: CameOut,
  horizon: number,
): number {
  const { first, second, reputationFirst, reputationSecond, actionFirst, actionSecond, rounds, pairs } = records;
  const own = ownEncounters(records, anchor);
  const start = Math.floor(anchor / (rounds * pairs)) * rounds * pairs;
  const ownRound = Math.floor((anchor - start) / pairs);
  const last = Math.min(rounds - 1, ownRound + horizon);
  const action = (done: number) => (done === 255 ? 0 : done);
  const before = new Map<number, Remembered>();
  for (const at of own.filter((one) => one < anchor)) {
    const [one, other] = [action(actionFirst[at]!), action(actionSecond[at]!)];
    if (first[at] === 0) before.set(second[at]!, { role: 0, done: one, received: other });
    else before.set(first[at]!, { role: 1, done: other, received: one });
  }
  const partner = first[anchor]! + second[anchor]!;
  const influenced = new Set([0, partner]);
  let branches: Branch[] = [
    {
      chance: 1,
      reputation: new Map([
        [0, cameOut.own],
        [partner, cameOut.other],
      ]),
      memory: new Map(before).set(partner, cameOut),
    },
  ];
  let total = 0;
  for (let at = start + (ownRound + 1) * pairs; at < start + (last + 1) * pairs; at++) {
    const i = first[at]!;
    const j = second[at]!;
    const isOwn = i === 0 || j === 0;
    if (!isOwn && !influenced.has(i) && !influenced.has(j)) continue;
    influenced.add(i).add(j);
    const met = own.indexOf(at);
    const round = game.matching === "round-robin" ? met : Math.floor((at - start) / pairs);
    const next = new Map<string, Branch>();
    for (const { chance, reputation, memory } of branches) {
      const policyOf = (agent: number) =>
        agent === 0
          ? policyIn(policies[0]!, situationOf(game, policies[0]!, i + j, memory.get(i + j), round))
          : policies[agent]!;
      const ri = reputation.get(i) ?? reputationFirst[at]!;
      const rj = reputation.get(j) ?? reputationSecond[at]!;
      for (const outcome of outcomesOf(game, policyOf(i), policyOf(j), ri, rj, kinOf(game, i, j))) {
        const both = chance * outcome.chance;
        const [one, other = 0] = outcome.actions;
        if (isOwn) total += game.discount ** met * both * outcome.payoffs[i === 0 ? 0 : 1];
        const after = new Map(reputation).set(i, outcome.signals[0]).set(j, outcome.signals[1]);
        const kept = new Map(memory);
        if (i === 0) kept.set(j, { role: 0, done: one, received: other });
        if (j === 0) kept.set(i, { role: 1, done: other, received: one });
        const key = JSON.stringify([[...after].sort(), [...kept].sort(([a], [b]) => a - b)]);
        const chances = both + (next.get(key)?.chance ?? 0);
        next.set(key, { chance: chances, reputation: after, memory: kept });
      }
    }
    branches = [...next.values()];
  }
  return total;
}
