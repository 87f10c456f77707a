/** The contexts of a rule by name, and what a policy does in each, as the terminal and reports show them. */
import { contextOf, type Decision, decisionsOf, type Factor, type Game } from "../game/index.js";
import type { Configuration } from "./configuration.js";
import { gameOf } from "./game.js";
import type { Chances, PolicyProbabilities } from "./result.js";
import { figure, percent } from "./words.js";

/** What is decided, by names: rows of a half's table that belong together. */
export interface ShownDecision extends Pick<Decision, "half" | "start"> {
  /** ` in role 1`, where the learner has several ways to decide; else nothing. */
  readonly role: string;
  /** What each name of a context is of. */
  readonly titles: readonly string[];
  /** The names of every context, in the order of the rows from `start` on. */
  readonly contexts: readonly (readonly string[])[];
  /** What can be chosen. */
  readonly choices: readonly string[];
}

const titles: Readonly<Record<Factor, string>> = {
  kin: "group",
  own: "own",
  partner: "partner",
  subject: "subject",
  judge: "judge",
  partnerAction: "partner did",
  subjectAction: "action",
  judgeAction: "judge did",
};

/** Names of reputations: those of the configuration; else Bad and Good where there are two, else their numbers. */
export function reputationNames({ tones, reputations }: Configuration["game"]): readonly string[] {
  return (
    tones ?? (reputations === 2 ? ["Bad", "Good"] : Array.from({ length: reputations }, (_, tone) => String(tone)))
  );
}

/** The decisions of the learner, of which there are several of a half where its role changes or what it sees differs by role. */
export function shownDecisions(configuration: Configuration): ShownDecision[] {
  const game = gameOf(configuration);
  const decisions = decisionsOf(game);
  const tones = reputationNames(configuration.game);
  const own = decisions.all.filter(({ role }) => game.classes === undefined || role === game.classes[0]);
  return own.map((decision) => {
    const { half, role, start, sees, contexts } = decision;
    const isOnly = own.filter((other) => other.half === half).length === 1;
    return {
      half,
      start,
      role: isOnly ? "" : ` in role ${role}`,
      titles: sees.map((factor) => titles[factor]),
      contexts: Array.from({ length: contexts }, (_, at) =>
        contextOf(decisions, half, start + at).seen.map(
          (value, place) => namesOf(sees[place]!, role, game, tones)[value]!,
        ),
      ),
      choices: half === "action" ? game.stage.actionNames[role] : tones,
    };
  });
}

/** Of the values of what is seen. */
function namesOf(factor: Factor, role: 0 | 1, { stage }: Game, tones: readonly string[]): readonly string[] {
  if (factor === "kin") return ["other", "own"];
  if (factor === "judgeAction") return stage.actionNames[role];
  return factor.endsWith("Action") ? stage.actionNames[1 - role]! : tones;
}

/** What a policy does in a context. */
export interface ShownChoice {
  /** In binary games, and with continuous donations, a number; else the likeliest choice. */
  readonly text: string;
  /** Of that choice, where it does not stand there already. */
  readonly chance?: string;
  /** Where it lies between the first outcome, 0, and the last, 1. */
  readonly level: number;
  /** The likeliest choice; undefined where several are equally likely. */
  readonly choice: number | undefined;
}

/** @param names of the choices, their numbers unless told */
export function choiceIn(chances: Chances, context: number, names?: readonly string[]): ShownChoice {
  const row = chances[context]!;
  if (typeof row === "number") {
    return { text: figure(row, 2), level: row, choice: row === 0.5 ? undefined : Number(row > 0.5) };
  }
  const most = Math.max(...row);
  const choice = row.indexOf(most);
  const open = names?.length ?? row.length;
  const level = row.reduce((sum, chance, outcome) => sum + chance * outcome, 0) / (open - 1);
  return {
    text: names?.[choice] ?? String(choice),
    chance: figure(most, 2),
    level,
    choice: row.lastIndexOf(most) === choice ? choice : undefined,
  };
}

/** How often each context of a decision came up. */
export function visitsIn({ half, start, contexts }: ShownDecision, visits: PolicyProbabilities): readonly number[] {
  return visits[half].slice(start, start + contexts.length);
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
