/**
 * What an agent gets in any stage game, by every history that has a chance, one encounter after another: policies are functions of what
 * is seen, so that nothing here knows how tables are laid out.
 */
import { createRandom, type Game, initialDistribution, type Matching } from "../../src/game/index.js";
import type { Seen } from "../../src/game/seen.js";

/** Chances by what is seen. */
export type Behaviour = (seen: Seen) => readonly number[];

export interface Character {
  readonly action: Behaviour;
  readonly assessment: Behaviour;
}

/** One that is drawn: in each context it has other chances, or a single choice. */
export function anyCharacter(seed: number, isCertain = false): Character {
  const half = (salt: number): Behaviour => {
    const known = new Map<string, readonly number[]>();
    return (seen) => {
      const key = JSON.stringify(Object.entries(seen).toSorted());
      const found = known.get(key);
      if (found !== undefined) return found;
      const mixed = [...key].reduce(
        (hash, character) => Math.imul(hash ^ character.charCodeAt(0), 0x01000193),
        0x811c9dc5 ^ seed ^ salt,
      );
      const random = createRandom(mixed >>> 0);
      const weights = Array.from({ length: seen.choices }, () => 0.1 + random.uniform());
      const sum = weights.reduce((all, one) => all + one, 0);
      const certain = random.below(seen.choices);
      const row = weights.map((weight, choice) => (isCertain ? Number(choice === certain) : weight / sum));
      known.set(key, row);
      return row;
    };
  };
  return { action: half(0), assessment: half(0x9e37) };
}

type Pair = readonly [first: number, second: number];

/** Rounds of which each is as likely as the others, one list for each round of the episode; and how likely that is. */
interface Scenario {
  readonly chance: number;
  readonly rounds: readonly (readonly (readonly Pair[])[])[];
}

/** All ways in which an episode may be matched. */
export function scenariosOf(game: Game): Scenario[] {
  const { agents, classes, matching, seats, rounds } = game;
  const everyone = Array.from({ length: agents }, (_, agent) => agent);
  const pairings = classes === undefined ? roundsOf(everyone) : acrossOf(everyone, classes);
  const orders = (pairs: readonly Pair[]): Pair[][] =>
    pairs.reduce<Pair[][]>(
      (all, [i, j]) =>
        all.flatMap((made) => [
          [...made, [i, j] as const],
          [...made, [j, i] as const],
        ]),
      [[]],
    );
  const all = (pairs: readonly Pair[]) => (seats === "drawn" ? orders(pairs) : [pairs]);
  const each = <One>(one: (round: number) => One) => Array.from({ length: rounds }, (_, round) => one(round));
  if (matching === "random") {
    const possible = pairings.flatMap(all);
    return [{ chance: 1, rounds: each(() => possible) }];
  }
  if (seats !== "alternating") {
    return pairings.map((pairs) => ({ chance: 1 / pairings.length, rounds: each(() => all(pairs)) }));
  }
  return pairings.flatMap((pairs) =>
    orders(pairs).map((order, _, both) => ({
      chance: 1 / pairings.length / both.length,
      rounds: each((round) => [round % 2 === 0 ? order : order.map(([i, j]) => [j, i] as const)]),
    })),
  );
}

/** The one of a matching that was drawn. */
export function scenarioOf(game: Game, matching: Matching): Scenario {
  const width = matching.length / game.rounds;
  const rounds = Array.from({ length: game.rounds }, (_, round) => {
    const own = Array.from(matching.subarray(round * width, (round + 1) * width));
    return [Array.from({ length: width / 2 }, (_, pair) => [own[2 * pair]!, own[2 * pair + 1]!] as const)];
  });
  return { chance: 1, rounds };
}

/** Expected sum of an agent's discounted payoffs, of its payoffs, and of its encounters. */
export function expectedOf(
  game: Game,
  characters: readonly Character[],
  scenarios: readonly Scenario[],
  agent = 0,
): { returned: number; paid: number; met: number } {
  const initial = initialDistribution(game);
  const expected = { returned: 0, paid: 0, met: 0 };
  for (const { chance: weight, rounds } of scenarios) {
    // By the reputations of all and how often the agent has met anybody.
    let now = new Map<string, number>([["0", weight]]);
    for (let one = 0; one < game.agents; one++) {
      const next = new Map<string, number>();
      for (const [key, chance] of now) {
        for (const [reputation, own] of initial.entries()) if (own > 0) add(next, `${key} ${reputation}`, chance * own);
      }
      now = next;
    }
    for (const possible of rounds) {
      const after = new Map<string, number>();
      for (const pairs of possible) {
        let here = new Map([...now].map(([key, chance]) => [key, chance / possible.length]));
        for (const [i, j] of pairs) {
          const next = new Map<string, number>();
          for (const [key, chance] of here) {
            const [met, ...reputations] = key.split(" ").map(Number);
            for (const outcome of outcomesOf(game, characters, i, j, reputations[i]!, reputations[j]!)) {
              const both = chance * outcome.chance;
              const role = agent === i ? 0 : agent === j ? 1 : undefined;
              if (role !== undefined) {
                expected.returned += both * game.discount ** met! * outcome.paid[role];
                expected.paid += both * outcome.paid[role];
                expected.met += both;
              }
              const became = reputations.with(i, outcome.becomes[0]).with(j, outcome.becomes[1]);
              add(next, `${met! + Number(role !== undefined)} ${became.join(" ")}`, both);
            }
          }
          here = next;
        }
        for (const [key, chance] of here) add(after, key, chance);
      }
      now = after;
    }
  }
  return expected;
}

interface Outcome {
  readonly chance: number;
  readonly paid: readonly [number, number];
  readonly becomes: readonly [number, number];
}

function outcomesOf(
  { stage, groups, seats, reputations }: Game,
  characters: readonly Character[],
  i: number,
  j: number,
  ri: number,
  rj: number,
): Outcome[] {
  const kin = groups === undefined ? {} : { kin: Number(groups[i] === groups[j]) };
  const looksAtBoth = stage.judgesSee === "both";
  const alike = seats === "symmetric";
  const acts = (agent: number, role: 0 | 1, own: number, partner: number, seen?: number): readonly number[] => {
    if (stage.choices[role] === 1) return [1];
    const partnerAction = role === 1 && stage.order === "sequential" ? { partnerAction: seen! } : {};
    const told = { ...kin, own, partner, ...partnerAction, role: alike ? 0 : role, choices: stage.choices[role] };
    return characters[agent]!.action(told as Seen);
  };
  const outcomes: Outcome[] = [];
  for (const [a, chanceA] of acts(i, 0, ri, rj).entries()) {
    for (const [b, chanceB] of acts(j, 1, rj, ri, a).entries()) {
      const says = (judge: number, role: 0 | 1, subject: number, own: number, did: number, done: number) => {
        if (!stage.judged[1 - role]) return undefined;
        const judgeAction = looksAtBoth && stage.choices[role] > 1 ? { judgeAction: done } : {};
        return characters[judge]!.assessment({
          ...kin,
          subject,
          judge: own,
          subjectAction: did,
          ...judgeAction,
          role: alike ? 0 : role,
          choices: reputations,
        } as Seen);
      };
      const toI = says(j, 1, ri, rj, a, b) ?? oneHot(ri);
      const toJ = says(i, 0, rj, ri, b, a) ?? oneHot(rj);
      const cell = a * stage.choices[1] + b;
      for (const [si, chanceI] of toI.entries()) {
        for (const [sj, chanceJ] of toJ.entries()) {
          const chance = chanceA * chanceB * chanceI * chanceJ;
          if (chance > 0)
            outcomes.push({
              chance,
              paid: [stage.payoffs[0][cell]!, stage.payoffs[1][cell]!],
              becomes: [si, sj],
            });
        }
      }
    }
  }
  return outcomes;
}

function oneHot(at: number): number[] {
  return Array.from({ length: at + 1 }, (_, value) => Number(value === at));
}

function add(map: Map<string, number>, key: string, chance: number): void {
  map.set(key, (map.get(key) ?? 0) + chance);
}

function roundsOf(agents: readonly number[]): Pair[][] {
  if (agents.length % 2 === 1) return agents.flatMap((alone) => roundsOf(agents.filter((agent) => agent !== alone)));
  const [first, ...others] = agents;
  if (first === undefined) return [[]];
  return others.flatMap((second) =>
    roundsOf(others.filter((agent) => agent !== second)).map((pairs) => [[first, second] as const, ...pairs]),
  );
}

function acrossOf(agents: readonly number[], classes: readonly number[]): Pair[][] {
  const sides = [
    agents.filter((agent) => classes[agent] === 0),
    agents.filter((agent) => classes[agent] === 1),
  ] as const;
  const many = Math.min(sides[0].length, sides[1].length);
  const ways = (list: readonly number[], count: number): number[][] =>
    count === 0
      ? [[]]
      : list.flatMap((one) =>
          ways(
            list.filter((other) => other !== one),
            count - 1,
          ).map((rest) => [one, ...rest]),
        );
  const small = sides[0].length === many ? 0 : 1;
  return ways(sides[1 - small]!, many).map((chosen) =>
    chosen.map((other, at) => {
      const own = sides[small]![at]!;
      return small === 0 ? ([own, other] as const) : ([other, own] as const);
    }),
  );
}
