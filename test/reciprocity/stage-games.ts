/** Games of any kind for the tests of learners: those with a name, and random ones; and what is decided in their records, in words. */
import fc from "fast-check";
import {
  allAsPerformed,
  allocateRecords,
  createRandom,
  defineGame,
  defineStage,
  type Game,
  NO_ACTION,
  type Policy,
  type PublicRecords,
  play,
  ruleTable,
  trust,
} from "../../src/game/index.js";

/** A small one of each kind: alike, one after the other, two classes of which one judges, donors by turns. */
export const named: Readonly<Record<string, Game>> = {
  dilemma: defineGame({ stage: "dilemma", agents: 3, rounds: 5 }),
  trust: defineGame({ stage: trust(2), agents: 3, matching: "round-robin", reputations: 3, discount: 0.9 }),
  market: defineGame({ stage: "market", agents: 5, matching: "round-robin", discount: 0.9, executionError: 0.05 }),
  align: defineGame({
    agents: 5,
    matching: "round-robin",
    seats: "alternating",
    encounter: "one-way",
    reputations: 5,
    discount: 0.99,
    cost: 1,
  }),
};

export const stageGames: fc.Arbitrary<Game> = fc
  .record({
    a: fc.integer({ min: 1, max: 3 }),
    b: fc.integer({ min: 2, max: 3 }),
    agents: fc.integer({ min: 2, max: 6 }),
    reputations: fc.integer({ min: 2, max: 3 }),
    order: fc.constantFrom("simultaneous" as const, "sequential" as const),
    judged: fc.constantFrom("both" as const, "first" as const, "second" as const),
    judgesSee: fc.constantFrom("subject" as const, "both" as const),
    seats: fc.constantFrom("symmetric" as const, "drawn" as const, "alternating" as const, "fixed" as const),
    matching: fc.constantFrom("random" as const, "direct" as const, "round-robin" as const),
    grouped: fc.boolean(),
    error: fc.constantFrom(0, 0.2),
    executionErrorKind: fc.constantFrom("symmetric" as const, "one-sided" as const),
    discount: fc.constantFrom(1, 0.8),
  })
  .filter(({ seats, matching }) => seats !== "alternating" || matching !== "random")
  .map(({ a, b, order, judged, judgesSee, seats, matching, grouped, error, agents, ...rest }) => {
    const alike = seats === "symmetric";
    const first = Array.from({ length: alike ? b : a }, (_, i) =>
      Array.from({ length: b }, (_, j) => i - 2 * j + (i * j) / 3),
    );
    const second = first.map((row, i) => row.map((_, j) => 2 * i + j * j - 1));
    return defineGame({
      ...rest,
      agents,
      seats,
      matching,
      executionError: error,
      assessmentError: error / 2,
      ...(matching !== "round-robin" && { rounds: 3 }),
      ...(grouped && { groups: Array.from({ length: agents }, (_, agent) => agent % 3) }),
      stage: defineStage(alike ? { first, judgesSee } : { first, second, order, judged, judgesSee }),
    });
  });

/** Random chances, none of them small. */
export function anyPolicy(game: Game, seed: number): Policy {
  const random = createRandom(seed);
  const row = ({ choices }: { readonly choices: number }) => {
    const weights = Array.from({ length: choices }, () => 0.2 + random.uniform());
    const sum = weights.reduce((all, one) => all + one, 0);
    return weights.map((weight) => weight / sum);
  };
  return { action: ruleTable("action", row, game), assessment: ruleTable("assessment", row, game) };
}

/** Random choices, each certain: what differs then differs by much. */
export function certainPolicy(game: Game, seed: number): Policy {
  const random = createRandom(seed);
  const choice = ({ choices }: { readonly choices: number }) => random.below(choices);
  return { action: ruleTable("action", choice, game), assessment: ruleTable("assessment", choice, game) };
}

export function recordsOf(game: Game, policies: readonly Policy[], episodes: number, seed: number): PublicRecords {
  const records = allocateRecords(game, episodes);
  play(game, allAsPerformed(game, policies), createRandom(seed), records);
  return records;
}

/** A decision as the game has it: who, in which role, what it sees one after the other as a number, and what it chose. */
export interface Told {
  readonly agent: number;
  readonly role: number;
  readonly acts: boolean;
  /** Number of the context among those of this decision. */
  readonly context: number;
  readonly choice: number;
  readonly choices: number;
}

/** The decisions of one encounter in order, from the rules of the game alone. */
export function toldAt(records: PublicRecords, at: number): Told[] {
  const { game } = records;
  const { reputations: k, stage, groups } = game;
  const agents = [records.first[at]!, records.second[at]!];
  const reputation = [records.reputationFirst[at]!, records.reputationSecond[at]!];
  const action = [records.actionFirst[at]!, records.actionSecond[at]!].map((one) => (one === NO_ACTION ? 0 : one));
  const signal = [records.signalFirst[at]!, records.signalSecond[at]!];
  const told: Told[] = [];
  const kin = groups === undefined ? [] : [[Number(groups[agents[0]!] === groups[agents[1]!]), 2]];
  const number = (seen: readonly (readonly number[])[]) =>
    [...kin, ...seen].reduce((context, [value, size]) => context * size! + value!, 0);
  for (const role of [0, 1]) {
    const other = 1 - role;
    if (stage.choices[role] === 1) continue;
    const seen = [
      [reputation[role]!, k],
      [reputation[other]!, k],
    ];
    if (stage.order === "sequential" && role === 1) seen.push([action[0]!, stage.choices[0]]);
    const choices = stage.choices[role]!;
    told.push({ agent: agents[role]!, role, acts: true, context: number(seen), choice: action[role]!, choices });
  }
  for (const subject of [0, 1]) {
    const judge = 1 - subject;
    if (!stage.judged[subject]) continue;
    const seen = [
      [reputation[subject]!, k],
      [reputation[judge]!, k],
      [action[subject]!, stage.choices[subject]!],
    ];
    if (stage.judgesSee === "both" && stage.choices[judge]! > 1) seen.push([action[judge]!, stage.choices[judge]!]);
    told.push({
      agent: agents[judge]!,
      role: judge,
      acts: false,
      context: number(seen),
      choice: signal[subject]!,
      choices: k,
    });
  }
  return game.seats === "symmetric" ? told.map((one) => ({ ...one, role: 0 })) : told;
}
