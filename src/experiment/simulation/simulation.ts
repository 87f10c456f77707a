/** Plays a population, with or without a learned policy, and measures what it does. */
import {
  allAsPerformed,
  allocateRecords,
  asPerformed,
  checkChances,
  checkSituations,
  createRandom,
  defineGame,
  definePopulation,
  type Game,
  type Policy,
  pairsPerRound,
  play,
  type Random,
  ruleInWords,
  ruleTable,
} from "../../game/index.js";
import { checkOptions, flag, integer, type OptionTable, oneOf, such } from "../../options.js";
import { type Configuration, kindOf } from "../configuration.js";
import { limits } from "../defaults.js";
import { gameOf } from "../game.js";
import { playedEpisodes } from "../measurement.js";
import { gotTakes, under } from "../request-error.js";
import { groupInWords } from "../words.js";
import type { Estimate } from "./estimate.js";
import { MeasuredEpisodes, type Measures, type Totals } from "./measures.js";

export const timeAxes = ["encounter", "round"] as const;

export interface SimulationOptions {
  /** 200 unless told, or as many as there is room for. */
  readonly episodes?: number | undefined;
  readonly seed?: number | undefined;
  /** Takes the learner's seat; unless told, whoever acts and judges by its fixed rules. */
  readonly policy?: Policy | undefined;
  /** What the policy is called. */
  readonly policyName?: string | undefined;
  /** Nobody takes the learner's seat: there is none. */
  readonly residentsOnly?: boolean | undefined;
  /** What time is told by: an agent's own encounters, as in a round-robin unless told, or rounds. */
  readonly by?: (typeof timeAxes)[number] | undefined;
}

const taken: OptionTable<SimulationOptions> = {
  episodes: integer(1, limits.episodes),
  seed: integer(0, limits.seed),
  policy: such("a policy, such as definePolicy makes", (value) => typeof value === "object"),
  policyName: such("text", (value) => typeof value === "string"),
  residentsOnly: flag,
  by: oneOf(timeAxes),
};

/** Agents that are alike. */
export interface SimulatedGroup extends Totals {
  readonly name: string;
  readonly count: number;
  /** In each step of `times`. */
  readonly over: readonly Measures[];
}

export interface Simulation {
  readonly episodes: number;
  readonly seed: number;
  readonly game: Game;
  readonly by: (typeof timeAxes)[number];
  /** First and last round, or own encounter, of each step of time, from 1. */
  readonly times: readonly { readonly from: number; readonly to: number }[];
  readonly groups: readonly SimulatedGroup[];
  readonly everybody: Omit<SimulatedGroup, "name" | "count">;
  /** Of the discounted returns of all agents; undefined where their mean is never above 0. */
  readonly gini: Estimate | undefined;
}

/** Steps of time at most; more of them are taken together. */
const MOST_STEPS = 200;
/** Numbers that are kept of all groups over time. */
const MOST_CELLS = 1e6;
/** Encounters of the episodes that are kept at once. */
const ENCOUNTERS = 1e6;
/** Of a seed's generator, apart from those of training. */
const STREAM = 0x73696d75;

/**
 * Plays the population of a configuration: the residents, and in the learner's seat a policy or whoever lives by its fixed rules.
 *
 * @throws RequestError that names the field at fault
 */
export function simulate(configuration: Configuration, options: SimulationOptions = {}): Simulation {
  checkOptions("a simulation", options, taken, { refuse: gotTakes });
  if (kindOf(configuration.game) === "continuous") {
    throw gotTakes("game.actions", "continuous", "discrete donations: continuous ones are not simulated");
  }
  const { seed = configuration.training.seed, residentsOnly = false } = options;
  const { game, policies, names, groupOf } = populationOf(configuration, options, residentsOnly);
  const by = options.by ?? (game.matching === "round-robin" ? "encounter" : "round");
  const episodes = playedEpisodes(game, options.episodes);
  const steps = by === "encounter" ? mostEncounters(game) : game.rounds;
  const most = Math.max(1, Math.floor(MOST_CELLS / ((names.length + 1) * (3 + game.reputations))));
  const width = Math.ceil(steps / Math.min(steps, MOST_STEPS, most));
  const measured = new MeasuredEpisodes(game.reputations, { groupOf, groups: names.length, by, steps, width });
  const random: Random = createRandom(seed).split(STREAM);
  const batch = Math.max(1, Math.floor(ENCOUNTERS / (game.rounds * pairsPerRound(game))));
  for (let done = 0; done < episodes; done += batch) {
    const records = allocateRecords(game, Math.min(batch, episodes - done));
    play(game, policies, random, records);
    measured.observe(records);
  }
  const shown = (group: number) => ({ ...measured.totals(group), over: measured.over(group) });
  return {
    episodes,
    seed,
    game,
    by,
    times: Array.from({ length: Math.ceil(steps / width) }, (_, bin) => ({
      from: bin * width + 1,
      to: Math.min(steps, (bin + 1) * width),
    })),
    groups: names.map(({ name, count }, group) => ({ name, count, ...shown(group) })),
    everybody: shown(names.length),
    gini: measured.giniCoefficient(),
  };
}

interface Population {
  readonly game: Game;
  /** As performed. */
  readonly policies: readonly Policy[];
  readonly names: readonly { readonly name: string; readonly count: number }[];
  readonly groupOf: Int32Array;
}

function populationOf(
  configuration: Configuration,
  { policy, policyName = "learner" }: SimulationOptions,
  residentsOnly: boolean,
): Population {
  const { residents, learner } = configuration;
  const whole = gameOf(configuration);
  const others = under("", () =>
    definePopulation(
      residents.map(({ role, group, ...rules }) => rules),
      whole,
    ),
  );
  const groups = residents.map((group) => ({ name: groupNamed(group), count: group.count }));
  if (residentsOnly) {
    if (policy !== undefined) throw gotTakes("residentsOnly", true, "no policy beside it: nobody could play it");
    const game = under("game.", () => withoutFirst(whole, configuration.game.rounds));
    return { game, policies: allAsPerformed(game, others), names: groups, groupOf: placesOf(groups) };
  }
  const seat = policy ?? ruledSeat(configuration, whole);
  under("", () => checkChances(whole, seat, "policy"));
  under("", () => checkSituations(whole, seat));
  const name =
    policy === undefined
      ? `learner's seat: ${ruleInWords(learner.fixedAction)} judging by ${ruleInWords(learner.fixedAssessment)}`
      : policyName;
  const names = [{ name, count: 1 }, ...groups];
  const policies = [asPerformed(whole, seat), ...allAsPerformed(whole, others)];
  return { game: whole, policies, names, groupOf: placesOf(names) };
}

function ruledSeat({ learner }: Configuration, game: Game): Policy {
  return under("learner.", () => ({
    action: ruleTable("action", learner.fixedAction, game, "fixedAction"),
    assessment: ruleTable("assessment", learner.fixedAssessment, game, "fixedAssessment"),
  }));
}

/** Without the number of them. */
function groupNamed(group: Configuration["residents"][number]): string {
  return groupInWords(group).replace(/^\d+ /, "");
}

function placesOf(groups: readonly { readonly count: number }[]): Int32Array {
  return Int32Array.from(groups.flatMap(({ count }, group) => new Array<number>(count).fill(group)));
}

/** The same game without agent 0. */
function withoutFirst(game: Game, rounds: number | undefined): Game {
  const { classes, groups, rounds: _, ...rest } = game;
  return defineGame({
    ...rest,
    agents: game.agents - 1,
    ...(rounds !== undefined && { rounds }),
    ...(classes && { classes: classes.slice(1) }),
    ...(groups && { groups: groups.slice(1) }),
  });
}

/** How many own encounters an agent can have in an episode. */
function mostEncounters({ matching, agents, rounds, classes }: Game): number {
  if (matching !== "round-robin") return rounds;
  if (classes === undefined) return agents - 1;
  const second = classes.reduce((sum, role) => sum + role, 0);
  return Math.max(second, agents - second);
}
