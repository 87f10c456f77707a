/**
 * Rules by name, for any stage game and any number of tones: how to act and how to judge, each of which may be had alone. To add one,
 * add its entry; `test/game/named-rules.test.ts` then holds it to what every rule must fulfil. Most are those of the societies of
 * ALIGN (Zhu et al. 2026, arXiv 2602.07777).
 *
 * Actions are in their order from nothing to all: the last one is full cooperation, and who does half of it or more has cooperated.
 */
import type { PolicyShape } from "../decisions.js";
import { GameError } from "../game-error.js";
import type { RuleFunction, Seen } from "../seen.js";
import { type Tones, tonesOf } from "./tones.js";

/** What a rule knows beside what is seen. */
export interface Surroundings extends Tones {
  /** How many actions the subject of a judgement chooses among. */
  readonly subjectChoices: number;
  /** Whether the second acts last and sees what the first did. */
  readonly isSequential: boolean;
}

type Conduct = (seen: Seen, game: Surroundings) => number;

export interface NamedRule {
  /** In words. */
  readonly about: string;
  readonly action: Conduct;
  readonly assessment: Conduct;
  /** Whether it tells its own group from others. */
  readonly needsGroups?: true;
}

const all: Conduct = ({ choices }) => choices - 1;
const nothing: Conduct = () => 0;

/** All, unless the partner is of bad tone. */
const unlessBad: Conduct = ({ partner, choices }, { neutral }) => (partner! < neutral ? 0 : choices - 1);

/** Whether the subject did half of what it could, or more. */
function hasCooperated({ subjectAction }: Seen, { subjectChoices }: Surroundings): boolean {
  return 2 * subjectAction! >= subjectChoices - 1;
}

/** Whether the subject had nothing that it could have shared: its judge, who went first, gave it nothing. */
function hadNothing({ role, judgeAction }: Seen, { isSequential }: Surroundings): boolean {
  return isSequential && role === 0 && judgeAction === 0;
}

/** Praises cooperation; not to cooperate with one of bad tone is neutral, any other defection is criticised. */
const honestly: Conduct = (seen, game) => {
  if (hadNothing(seen, game)) return seen.subject!;
  if (hasCooperated(seen, game)) return game.best;
  return seen.judge! < game.neutral ? game.neutral : game.worst;
};

const towardsKin: Conduct = (seen) => (seen.kin === 1 ? seen.choices - 1 : 0);

export const namedRules: Readonly<Record<string, NamedRule>> = {
  discerning: {
    about:
      "cooperates unless the partner is of bad tone; praises cooperation, criticises any defection but one against a bad one",
    action: unlessBad,
    assessment: honestly,
  },
  "always-cooperates": { about: "cooperates with everybody; judges as discerning", action: all, assessment: honestly },
  greedy: {
    about: "never gives anything; neutral about everybody",
    action: nothing,
    assessment: (_, { neutral }) => neutral,
  },
  inverter: {
    about: "acts as discerning; praises defection, criticises cooperation",
    action: unlessBad,
    assessment: (seen, game) => (hasCooperated(seen, game) ? game.worst : game.best),
  },
  flatterer: { about: "acts as discerning; praises everybody", action: unlessBad, assessment: (_, { best }) => best },
  silent: {
    about: "acts as discerning; leaves everybody's tone as it is",
    action: unlessBad,
    assessment: ({ subject }) => subject!,
  },
  clan: {
    about: "cooperates with its own group alone; praises it, and criticises all others",
    action: towardsKin,
    assessment: ({ kin }, { best, worst }) => (kin === 1 ? best : worst),
    needsGroups: true,
  },
  grim: {
    about:
      "cooperates unless the partner is of the worst tone; criticises any defection, and whoever is of the worst tone stays so",
    action: (seen, { worst }) => (seen.partner === worst ? 0 : seen.choices - 1),
    assessment: (seen, game) => {
      if (seen.subject === game.worst) return game.worst;
      if (hadNothing(seen, game)) return seen.subject!;
      return hasCooperated(seen, game) ? game.best : game.worst;
    },
  },
  graded: {
    about: "gives all to who is praised, nothing to who is of bad tone, half to others; judges as discerning",
    action: ({ partner, choices }, { best, neutral }) => {
      if (partner! < neutral) return 0;
      return partner === best ? choices - 1 : Math.floor(choices / 2);
    },
    assessment: honestly,
  },
  choosy: {
    about: "does all for who is praised, and the next less for all others; judges as discerning",
    action: ({ partner, choices }, { best }) => (partner === best ? choices - 1 : choices - 2),
    assessment: honestly,
  },
};

/** The rule of this name, in any case; undefined if there is none. */
export function findNamedRule(name: string): NamedRule | undefined {
  const key = typeof name === "string" ? name.trim().toLowerCase() : "";
  return Object.hasOwn(namedRules, key) ? namedRules[key] : undefined;
}

/**
 * Half of a named rule in a game of this shape.
 *
 * @throws GameError where it needs groups and the game has none
 */
export function conductOf(
  half: "action" | "assessment",
  rule: NamedRule,
  shape: PolicyShape,
  field: string,
): RuleFunction {
  if (rule.needsGroups && shape.groups === undefined) {
    const takes = "a rule that does not look at groups, or groups: without them nobody can be told from others";
    throw new GameError(field, "a rule that tells its own group from others", takes);
  }
  const { actions, reputations, stage } = shape;
  const tones = tonesOf(reputations);
  const isSequential = stage?.order === "sequential";
  return (seen) => {
    const subjectChoices = stage?.choices[1 - seen.role] ?? actions;
    return rule[half](seen, { ...tones, subjectChoices, isSequential });
  };
}
