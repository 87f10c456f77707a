/**
 * The most that a learner who sees every reputation can expect in total, by following its choices forward: at each choice it
 * takes the better half of what can come of it. Policies of residents are as performed, the learner's as chosen.
 */
import { type Game, initialDistribution, type Matching, type Policy } from "../../src/game/index.js";
import type { Optimize } from "../../src/reciprocity/index.js";
import { outcomesOf, withErrors } from "./reference-encounter.js";

export function fullInformationTotal(
  game: Game,
  residents: readonly Policy[],
  optimize: Optimize,
  fixed: Policy,
  matching: Matching,
): number {
  const { agents, reputations: k, actions: a, benefit, cost } = game;
  const width = matching.length / game.rounds;
  const indices = (count: number) => Array.from({ length: count }, (_, at) => at);
  const given = withErrors(game, fixed);
  const certain = (choice: number): Policy =>
    withErrors(game, {
      action: Float64Array.from({ length: k * k * a }, (_, at) => Number(at % a === choice)),
      assessment: Float64Array.from({ length: k ** 3 * a }, (_, at) => Number(at % k === choice)),
    });
  /** What may come of each choice it has, as distributions. */
  const actionChoices = (context: number) =>
    optimize === "signal"
      ? [given.action.slice(context * a, (context + 1) * a)]
      : indices(a).map((choice) => certain(choice).action.slice(0, a));
  const signalChoices = (row: number) =>
    optimize === "action"
      ? [given.assessment.slice(row * k, (row + 1) * k)]
      : indices(k).map((choice) => certain(choice).assessment.slice(0, k));
  const mean = (chances: ArrayLike<number>, value: (outcome: number) => number) =>
    indices(chances.length).reduce((sum, at) => sum + (chances[at]! === 0 ? 0 : chances[at]! * value(at)), 0);

  const known = new Map<string, number>();
  const value = (round: number, reputation: readonly number[]): number => {
    if (round === game.rounds) return 0;
    const key = `${round}:${reputation}`;
    const stored = known.get(key);
    if (stored !== undefined) return stored;
    const pairs = indices(width / 2).map((pair) => [...matching.slice(round * width + 2 * pair).slice(0, 2)]);
    // What the others' encounters lead to, all together; the learner decides before it is seen.
    let elsewhere = [{ chance: 1, reputation: [...reputation] }];
    for (const [i, j] of pairs as [number, number][]) {
      if (i === 0 || j === 0) continue;
      elsewhere = elsewhere.flatMap((branch) =>
        outcomesOf(game, residents[i - 1]!, residents[j - 1]!, reputation[i]!, reputation[j]!).map(
          ({ chance, signals }) => {
            const after = [...branch.reputation];
            [after[i], after[j]] = signals;
            return { chance: branch.chance * chance, reputation: after };
          },
        ),
      );
    }
    const after = (own: number, partner: number, other: number) =>
      elsewhere.reduce((sum, branch) => {
        const next = [...branch.reputation];
        next[0] = own;
        if (partner > 0) next[partner] = other;
        return sum + branch.chance * value(round + 1, next);
      }, 0);
    const meeting = pairs.find((pair) => pair.includes(0));
    const result =
      meeting === undefined ? after(reputation[0]!, 0, 0) : meet(meeting as [number, number], reputation, after);
    known.set(key, result);
    return result;
  };

  function meet(
    [first, second]: readonly [number, number],
    reputation: readonly number[],
    after: (own: number, partner: number, other: number) => number,
  ): number {
    const partner = first + second;
    const policy = residents[partner - 1]!;
    const own = reputation[0]!;
    const other = reputation[partner]!;
    const share = (action: number) => action / (a - 1);
    const mutual = game.encounter === "mutual";
    const ownRow = (own * k + other) * a;
    const otherRow = (other * k + own) * a;
    const told = (action: number, then: (signal: number) => number) =>
      mean(policy.assessment.slice((ownRow + action) * k, (ownRow + action + 1) * k), then);
    const tells = (action: number, then: (signal: number) => number) =>
      Math.max(...signalChoices(otherRow + action).map((chances) => mean(chances, then)));
    const gives = (then: (action: number) => number) => mean(policy.action.slice(otherRow, otherRow + a), then);
    const acts = (then: (action: number) => number) =>
      Math.max(...actionChoices(own * k + other).map((chances) => mean(chances, then)));
    if (!mutual && first === 0) {
      return acts((action) => -cost * share(action) + told(action, (signal) => after(signal, partner, other)));
    }
    if (!mutual)
      return gives((action) => benefit * share(action) + tells(action, (signal) => after(own, partner, signal)));
    return acts((action) =>
      gives(
        (theirs) =>
          benefit * share(theirs) -
          cost * share(action) +
          tells(theirs, (signal) => told(action, (mine) => after(mine, partner, signal))),
      ),
    );
  }

  const start = initialDistribution(game);
  const from = (reputation: readonly number[], chance: number): number =>
    reputation.length === agents
      ? chance * value(0, reputation)
      : indices(k).reduce((sum, r) => sum + (start[r]! > 0 ? from([...reputation, r], chance * start[r]!) : 0), 0);
  return from([], 1);
}
