/**
 * What a policy of the learner is worth over all matchings, by method.md section 1: the distribution over all reputation vectors
 * goes through every way to match the agents in a round, each as likely. And the most that a player can have who sees them all.
 */
import { type Game, initialDistribution, type Policy } from "../../src/game/index.js";
import type { Optimize } from "../../src/reciprocity/index.js";
import { type Outcome, outcomesOf, withErrors } from "./reference-encounter.js";

type Pair = readonly [number, number];

/** Every way to pair them; of an odd number one sits out. */
export function roundsOf(agents: readonly number[]): Pair[][] {
  if (agents.length % 2 === 1) return agents.flatMap((alone) => roundsOf(agents.filter((agent) => agent !== alone)));
  const [first, ...others] = agents;
  if (first === undefined) return [[]];
  return others.flatMap((second) =>
    roundsOf(others.filter((agent) => agent !== second)).map((pairs) => [[first, second] as const, ...pairs]),
  );
}

/** The rounds that may follow each other: any after any under random matching, one alone under direct. */
function histories({ agents, matching }: Game): Pair[][][] {
  const rounds = roundsOf(Array.from({ length: agents }, (_, agent) => agent));
  return matching === "direct" ? rounds.map((round) => [round]) : [rounds];
}

/** What may come of an encounter of two; in one-way ones each is the donor with a half. */
function either(
  game: Game,
  policies: readonly Policy[],
  [i, j]: Pair,
  ri: number,
  rj: number,
): Omit<Outcome, "actions">[] {
  const forth = outcomesOf(game, policies[i]!, policies[j]!, ri, rj);
  if (game.encounter === "mutual") return forth;
  const back = outcomesOf(game, policies[j]!, policies[i]!, rj, ri);
  return [
    ...forth.map((outcome) => ({ ...outcome, chance: outcome.chance / 2 })),
    ...back.map(({ chance, payoffs, signals }) => ({
      chance: chance / 2,
      payoffs: [payoffs[1], payoffs[0]] as const,
      signals: [signals[1], signals[0]] as const,
    })),
  ];
}

/** @param policies as performed, the learner first */
export function payoffOverAll(game: Game, policies: readonly Policy[]): number {
  const k = game.reputations;
  const place = policies.map((_, agent) => k ** agent);
  const digit = (state: number, agent: number) => Math.floor(state / place[agent]!) % k;
  const initial = initialDistribution(game);
  const start = Float64Array.from({ length: k ** policies.length }, (_, state) =>
    place.reduce((product, _, agent) => product * initial[digit(state, agent)]!, 1),
  );
  let total = 0;
  let encounters = 0;
  const all = histories(game);
  const tables = new Map<string, Omit<Outcome, "actions">[]>();
  const outcomes = (pair: Pair, ri: number, rj: number) => {
    const key = `${pair} ${ri} ${rj}`;
    const known = tables.get(key) ?? either(game, policies, pair, ri, rj);
    tables.set(key, known);
    return known;
  };
  for (const rounds of all) {
    let chances = start;
    for (let round = 0; round < game.rounds; round++) {
      const next = new Float64Array(start.length);
      for (const pairs of rounds) {
        const weight = 1 / rounds.length;
        let here = chances.map((chance) => chance * weight);
        for (const [i, j] of pairs) {
          if (i === 0) encounters += weight / all.length;
          const after = new Float64Array(here.length);
          for (const [state, chance] of here.entries()) {
            if (chance === 0) continue;
            const [ri, rj] = [digit(state, i), digit(state, j)];
            for (const outcome of outcomes([i, j], ri, rj)) {
              const [si, sj] = outcome.signals;
              after[state + (si - ri) * place[i]! + (sj - rj) * place[j]!]! += chance * outcome.chance;
              if (i === 0) total += (chance * outcome.chance * outcome.payoffs[0]) / all.length;
            }
          }
          here = after;
        }
        for (const [state, chance] of here.entries()) next[state]! += chance;
      }
      chances = next;
    }
  }
  return total / encounters;
}

/**
 * The most per encounter of a learner who sees every reputation, whom it meets and in which role, but not the rounds to come.
 *
 * @param residents as performed
 * @param fixed as chosen
 */
export function informedOverAll(game: Game, residents: readonly Policy[], optimize: Optimize, fixed: Policy): number {
  const { agents, reputations: k, actions: a, benefit, cost } = game;
  const given = withErrors(game, fixed);
  const options = (half: "action" | "assessment", row: number) => {
    const width = half === "action" ? a : k;
    const isFixed = optimize === (half === "action" ? "signal" : "action");
    if (isFixed) return [given[half].subarray(row * width, (row + 1) * width)];
    return Array.from({ length: width }, (_, choice) => {
      const table = (size: number) => Float64Array.from({ length: size }, (_, at) => Number(at % width === choice));
      const certain = { action: table(k * k * a), assessment: table(k ** 3 * a) };
      return withErrors(game, { ...fixed, [half]: certain[half] })[half].subarray(0, width);
    });
  };
  const mean = (chances: ArrayLike<number>, value: (outcome: number) => number) =>
    Array.from(chances).reduce((sum, chance, at) => (chance === 0 ? sum : sum + chance * value(at)), 0);
  const share = (action: number) => action / (a - 1);
  const all = histories(game);
  let total = 0;
  let encounters = 0;
  for (const rounds of all) {
    const known = new Map<string, number>();
    const value = (round: number, reputation: readonly number[]): number => {
      if (round === game.rounds) return 0;
      const key = `${round} ${reputation}`;
      const stored = known.get(key);
      if (stored !== undefined) return stored;
      const found = rounds.reduce((sum, pairs) => sum + inRound(round, pairs, reputation) / rounds.length, 0);
      known.set(key, found);
      return found;
    };
    const inRound = (round: number, pairs: readonly Pair[], reputation: readonly number[]): number => {
      const partner = pairs.find(([i]) => i === 0)?.[1];
      let elsewhere = [{ chance: 1, reputation: [...reputation] }];
      for (const [i, j] of pairs) {
        if (i === 0) continue;
        elsewhere = elsewhere.flatMap(({ chance, reputation: before }) =>
          either(game, [given, ...residents], [i, j], before[i]!, before[j]!).map(({ chance: own, signals }) => ({
            chance: chance * own,
            reputation: before.with(i, signals[0]).with(j, signals[1]),
          })),
        );
      }
      const after = (own: number, other: number) =>
        elsewhere.reduce((sum, { chance, reputation: others }) => {
          const next = others.with(0, own);
          return sum + chance * value(round + 1, partner === undefined ? next : next.with(partner, other));
        }, 0);
      const own = reputation[0]!;
      if (partner === undefined) return after(own, 0);
      const other = reputation[partner]!;
      const { action, assessment } = residents[partner - 1]!;
      const [mine, theirs] = [own * k + other, other * k + own];
      const told = (done: number, then: (signal: number) => number) =>
        mean(assessment.subarray((mine * a + done) * k, (mine * a + done + 1) * k), then);
      const gives = (then: (done: number) => number) => mean(action.subarray(theirs * a, (theirs + 1) * a), then);
      const acts = (then: (done: number) => number) =>
        Math.max(...options("action", mine).map((chances) => mean(chances, then)));
      const tells = (done: number, then: (signal: number) => number) =>
        Math.max(...options("assessment", theirs * a + done).map((chances) => mean(chances, then)));
      if (game.encounter === "mutual") {
        return acts((done) =>
          gives(
            (got) =>
              benefit * share(got) -
              cost * share(done) +
              tells(got, (signal) => told(done, (becomes) => after(becomes, signal))),
          ),
        );
      }
      const donor = acts((done) => -cost * share(done) + told(done, (becomes) => after(becomes, other)));
      return (donor + gives((got) => benefit * share(got) + tells(got, (signal) => after(own, signal)))) / 2;
    };
    const initial = initialDistribution(game);
    const start = (agent: number, reputation: readonly number[]): number =>
      agent === agents ? value(0, reputation) : mean(initial, (first) => start(agent + 1, [...reputation, first]));
    total += start(0, []) / all.length;
    const met = rounds.filter((pairs) => pairs.some(([i]) => i === 0)).length / rounds.length;
    encounters += (met * game.rounds) / all.length;
  }
  return total / encounters;
}
