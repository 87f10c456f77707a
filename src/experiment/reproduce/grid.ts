/** The grid: which cells there are, what they are called, and which of them a request selects. */
import {
  type ActionKind,
  actionKinds,
  continuousTrainings,
  type MethodName,
  methodNames,
  methodsWithBelief,
  type Optimize,
} from "../../reciprocity/index.js";
import type { Configuration, PartialConfiguration } from "../configuration.js";
import { gotTakes } from "../request-error.js";
import { mergeConfigurations, resolveConfiguration } from "../resolve.js";
import { type MatchingKind, roundsOf, settings } from "./settings.js";

/** What a best response is of. */
export interface Situation {
  readonly setting: string;
  readonly optimize: Optimize;
  readonly testing: MatchingKind;
  readonly actions: ActionKind;
}

/** What is trained, once a seed: its tests under other matchings share it. */
export interface Lesson extends Omit<Situation, "testing"> {
  readonly training: MatchingKind;
  readonly method: MethodName;
}

/** A line of the result: a method, trained under one matching and tested under another, over all seeds. */
export interface Cell extends Situation, Lesson {}

/** The played budget of every training, the same for every method. */
export type Budget = Pick<Configuration["training"], "iterations" | "episodes">;

/** All that a training plays. */
export function episodesOf({ iterations, episodes }: Budget): number {
  return iterations * episodes;
}

/** `hybrid-alld/joint/random>direct/discrete/reinforce`. */
export function cellName({ setting, optimize, training, testing, actions, method }: Cell): string {
  return `${setting}/${optimize}/${training}>${testing}/${actions}/${method}`;
}

/** The cells that few words would be about: those of the paper's own figures, and the flagship under every test. */
const headlines = [
  "l3/action/random>random/discrete",
  "l6/action/random>random/discrete",
  "l6/joint/random>random/discrete",
  "hybrid-alld/joint/random>*/discrete",
  "proud-alld/signal/random>random/discrete",
  "l6/action/indirect>indirect/continuous",
  "proud-alld/signal/indirect>indirect/continuous",
];

/** Every cell of the grid, a setting after the other: first all with discrete donations. */
export function allCells(): Cell[] {
  return actionKinds.flatMap((actions) =>
    Object.entries(settings)
      .filter(([, { kinds }]) => kinds.includes(actions))
      .flatMap(([setting, { matchings, halves }]) =>
        halves.flatMap((optimize) =>
          matchings.flatMap((training) =>
            matchings.flatMap((testing) =>
              methodsOf[actions].map((method) => ({ setting, optimize, training, testing, actions, method })),
            ),
          ),
        ),
      ),
  );
}

const methodsOf: Readonly<Record<ActionKind, readonly MethodName[]>> = {
  discrete: methodNames,
  continuous: continuousTrainings.method,
};

export interface Selection {
  /** Names or patterns, separated by commas: any of them. */
  readonly cells?: string | undefined;
  readonly methods?: string | undefined;
  /** The headline cells alone. */
  readonly quick?: boolean;
}

/** @throws RequestError where nothing is selected. */
export function selectCells({ cells: pattern, methods: names, quick = false }: Selection = {}): Cell[] {
  const chosen = names === undefined ? undefined : listed(names);
  if (chosen?.length === 0) throw gotTakes("methods", names, `some of ${methodNames.join(", ")}`);
  for (const name of chosen ?? []) {
    if (!methodNames.some((method) => method === name))
      throw gotTakes("methods", name, `some of ${methodNames.join(", ")}`);
  }
  const isWanted = pattern === undefined ? () => true : matcher(pattern);
  const selected = allCells().filter(
    (cell) =>
      (chosen === undefined || chosen.includes(cell.method)) &&
      (!quick || isHeadline(cell)) &&
      isWanted(cellName(cell)),
  );
  if (selected.length > 0) return selected;
  const withMethods = names === undefined ? "" : ` with ${names}`;
  const examples = "hybrid-alld/joint/*, random>direct or l6/action";
  throw gotTakes("cells", pattern, `a pattern of cells that there are${withMethods}, like ${examples}`);
}

export function isHeadline(cell: Cell): boolean {
  return matcher(headlines.map((name) => `${name}/*`).join(","))(cellName(cell));
}

/** A pattern with `*` or `?` in it is matched from the start up to the end of some part of the name, any other one anywhere. */
function matcher(patterns: string): (name: string) => boolean {
  const tests = listed(patterns).map((pattern) => {
    if (!/[*?]/.test(pattern)) return (name: string) => name.includes(pattern);
    const source = pattern
      .replace(/[.+^${}()|[\]\\]/g, "\\$&")
      .replaceAll("*", ".*")
      .replaceAll("?", ".");
    const whole = new RegExp(`^${source}(/|$)`);
    return (name: string) => whole.test(name);
  });
  return (name) => tests.some((test) => test(name));
}

function listed(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** The trainings that cells need, each once. */
export function lessonsOf(cells: readonly Cell[]): Lesson[] {
  return distinct(cells.map(({ testing: _, ...lesson }) => lesson));
}

/** What the cells are held against, each once. */
export function situationsOf(cells: readonly Cell[]): Situation[] {
  return distinct(cells.map(({ setting, optimize, testing, actions }) => ({ setting, optimize, testing, actions })));
}

function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

/** The complete configuration of a training. */
export function lessonConfiguration(lesson: Lesson, seed: number, budget: Budget): Configuration {
  const { setting, optimize, training, method } = lesson;
  const { horizon } = settings[setting]!;
  const looksAhead = horizon !== undefined && methodsWithBelief.includes(method);
  const chosen = { method, ...(looksAhead && { horizon }), seed, ...budget };
  return matchedConfiguration(lesson, training, { learner: { optimize }, training: chosen });
}

/** The complete configuration of a game that policies are tested in. What it says of training does not matter. */
export function situationConfiguration(situation: Situation): Configuration {
  const { optimize, testing } = situation;
  return matchedConfiguration(situation, testing, { learner: { optimize } });
}

function matchedConfiguration(
  { setting: name, actions }: Pick<Situation, "setting" | "actions">,
  matching: MatchingKind,
  chosen: PartialConfiguration,
): Configuration {
  const setting = settings[name]!;
  const matched = { game: { matching, rounds: roundsOf(setting, matching), actions } };
  const file = mergeConfigurations(setting.configuration, mergeConfigurations(matched, chosen));
  return resolveConfiguration({ file });
}
