// What the learner decides on in one encounter, and the best that it can do where it knows what everything is worth.
import {
  actionRow,
  asPerformed,
  type Decision,
  decisionsOf,
  type Game,
  type Half,
  judgementRow,
  type Policy,
  payoffPartsOf,
  type Role,
} from "../../game/index.js";
import type { Optimize } from "../learner.js";
import type { Turn } from "./turns.js";

/** What becomes of each choice in a decision: the chances of what is then done, or said, one distribution for each open choice. */
export type Choices = (decision: Decision) => readonly Float64Array[];

/** The choices that a learner has, as performed. */
export function choicesOf(game: Game): Choices {
  const { all, rows, width } = decisionsOf(game);
  // A policy that always makes one choice, as performed, tells what becomes of that choice.
  const always = (half: Half, choice: number) => {
    const table = new Float64Array(rows[half] * width[half]);
    for (const { half: own, start, contexts, choices } of all) {
      if (own !== half) continue;
      for (let row = start; row < start + contexts; row++) table[row * width[half] + Math.min(choice, choices - 1)] = 1;
    }
    return table;
  };
  const most = Math.max(width.action, width.assessment);
  const performed = Array.from({ length: most }, (_, choice) =>
    asPerformed(game, { action: always("action", choice), assessment: always("assessment", choice) }),
  );
  const known = new Map(
    all.map(({ half, start, choices }) => {
      const at = start * width[half];
      return [
        `${half} ${start}`,
        Array.from({ length: choices }, (_, choice) => performed[choice]![half].slice(at, at + choices)),
      ];
    }),
  );
  return ({ half, start }) => known.get(`${half} ${start}`)!;
}

/** Whom the learner meets, and what it may choose. */
export interface Meets {
  readonly game: Game;
  /** The partner's policy, as performed. */
  readonly partner: Policy;
  /** Whether both are of one group, 0 or 1. */
  readonly kin: number;
  readonly choices: Choices;
  readonly optimize: Optimize;
  /** The learner's policy, as performed: the half that is not optimised is taken from it. */
  readonly fixed: Policy;
}

/** What the learner may have to decide on with certain reputations, and how likely: it knows its role, and what it sees in it. */
export interface Branch {
  readonly chance: number;
  readonly decision: Situation;
}

/** Where the learner acts, and then judges what both did: cells are `own act * answers + partner's act`. */
export interface Situation {
  readonly answers: number;
  /** Its expected payoff by what it does. */
  readonly paid: Float64Array;
  /** The chance of each answer of the partner's, by cell. */
  readonly chances: Float64Array;
  /** The distribution of its new reputation, by cell. */
  readonly toSelf: readonly Float64Array[];
  /** By cell, the distributions of the partner's new reputation among which the learner chooses. */
  readonly toPartner: readonly (readonly Float64Array[])[];
  /** The distributions of what it does among which it chooses. */
  readonly options: readonly Float64Array[];
  /** What it did and what its partner did, by cell. */
  readonly acts: readonly (readonly [own: number, partner: number])[];
  /** Rows in which it acts and, by cell, judges; -1 where it does not. */
  readonly actionRow: number;
  readonly judgementRows: readonly number[];
  /** Room for what each of its actions is worth. */
  readonly worth: Float64Array;
}

/**
 * The best mean of the payoff and of what comes after, the learner knowing what all of it is worth.
 *
 * @param value by both new reputations, `value[offset + own * strideOwn + partner's * stridePartner]`, discounted
 */
export function bestIn(
  { answers, toSelf, toPartner, chances, paid, options, worth }: Situation,
  value: Float64Array,
  offset: number,
  strideOwn: number,
  stridePartner: number,
): number {
  for (let acted = 0; acted < worth.length; acted++) {
    let mean = paid[acted]!;
    for (let answer = 0; answer < answers; answer++) {
      const cell = acted * answers + answer;
      if (chances[cell] === 0) continue;
      const becomes = toSelf[cell]!;
      let most = Number.NEGATIVE_INFINITY;
      for (const said of toPartner[cell]!) {
        let sum = 0;
        for (let own = 0; own < becomes.length; own++) {
          const chance = becomes[own]!;
          if (chance === 0) continue;
          const from = offset + own * strideOwn;
          for (let other = 0; other < said.length; other++) {
            if (said[other] !== 0) sum += chance * said[other]! * value[from + other * stridePartner]!;
          }
        }
        most = Math.max(most, sum);
      }
      mean += chances[cell]! * most;
    }
    worth[acted] = mean;
  }
  let best = Number.NEGATIVE_INFINITY;
  for (const chosen of options) {
    let mean = 0;
    for (let acted = 0; acted < worth.length; acted++) mean += chosen[acted]! * worth[acted]!;
    best = Math.max(best, mean);
  }
  return best;
}

/** All that the learner may have to decide on with its own and its partner's reputation. */
export function branchesOf(meets: Meets, turns: readonly Turn[], own: number, partner: number): Branch[] {
  return turns.flatMap(({ role, chance }) =>
    branchesIn(meets, role, own, partner).map((branch) => ({ ...branch, chance: chance * branch.chance })),
  );
}

function branchesIn(meets: Meets, role: Role, own: number, other: number): Branch[] {
  const { game, partner, kin } = meets;
  const theirs = (1 - role) as Role;
  const width = game.actions;
  const { choices, order } = game.stage;
  const chancesOf = (seen: number): Float64Array => {
    const row = actionRow(game, theirs, other, own, seen, kin);
    return row < 0 ? Float64Array.of(1) : partner.action.subarray(row * width, row * width + choices[theirs]);
  };
  if (order === "simultaneous" || choices[0] === 1 || choices[1] === 1) {
    const answers = chancesOf(0);
    return [{ chance: 1, decision: situationIn(meets, role, own, other, all(choices[theirs]), () => answers, 0) }];
  }
  // Who acts first does not see the answer; who acts last sees what it answers.
  if (role === 0) {
    return [{ chance: 1, decision: situationIn(meets, role, own, other, all(choices[theirs]), chancesOf, 0) }];
  }
  const certain = Float64Array.of(1);
  return Array.from(chancesOf(0), (chance, seen) => ({ chance, seen }))
    .filter(({ chance }) => chance > 0)
    .map(({ chance, seen }) => ({
      chance,
      decision: situationIn(meets, role, own, other, [seen], () => certain, seen),
    }));
}

/** @param answers what the partner may do; `chancesOf`: their chances by what the learner did */
function situationIn(
  { game, partner, kin, choices, optimize, fixed }: Meets,
  role: Role,
  own: number,
  other: number,
  answers: readonly number[],
  chancesOf: (acted: number) => Float64Array,
  seen: number,
): Situation {
  const { reputations: k, actions: width, stage } = game;
  const decisions = decisionsOf(game);
  const theirs = (1 - role) as Role;
  const mine = all(stage.choices[role]);
  const cells = mine.flatMap((acted) => answers.map((answer) => [acted, answer] as const));
  const row = (table: Float64Array, at: number, size: number, open = size) =>
    table.subarray(at * size, at * size + open);
  const payoff = ([acted, answer]: readonly [number, number]) =>
    stage.payoffs[role][role === 0 ? acted * stage.choices[1] + answer : answer * stage.choices[1] + acted]!;
  const chances = Float64Array.from(cells, (_, cell) => {
    return chancesOf(mine[Math.floor(cell / answers.length)]!)[cell % answers.length]!;
  });
  const parts = payoffPartsOf(stage, role);
  const mean = (acted: number) =>
    cells.reduce((sum, cell, at) => (cell[0] === acted ? sum + chances[at]! * payoff(cell) : sum), 0);
  const received =
    parts === undefined ? 0 : answers.reduce((sum, answer, at) => sum + chances[at]! * parts.other[answer]!, 0);
  // What the other gives is the same whatever one does, where it does not see that.
  const isSum = parts !== undefined && stage.order === "simultaneous";
  const acts = actionRow(game, role, own, other, seen, kin);
  const judgementRows = cells.map(([acted, answer]) => judgementRow(game, theirs, other, own, answer, acted, kin));
  const judging = decisions.judging[role];
  return {
    answers: answers.length,
    paid: Float64Array.from(mine, (acted) => (isSum ? received + parts.own[acted]! : mean(acted))),
    chances,
    toSelf: cells.map(([acted, answer]) => {
      const told = judgementRow(game, role, own, other, acted, answer, kin);
      return told < 0 ? oneHot(k, own) : row(partner.assessment, told, k);
    }),
    toPartner: judgementRows.map((told) => {
      if (told < 0) return [oneHot(k, other)];
      return optimize === "action" ? [row(fixed.assessment, told, k)] : choices(judging!);
    }),
    options:
      acts < 0
        ? [Float64Array.of(1)]
        : optimize === "signal"
          ? [row(fixed.action, acts, width, mine.length)]
          : choices(decisions.acting[role]!),
    acts: cells,
    actionRow: acts,
    judgementRows,
    worth: new Float64Array(mine.length),
  };
}

function all(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at);
}

function oneHot(length: number, at: number): Float64Array {
  const row = new Float64Array(length);
  row[at] = 1;
  return row;
}
