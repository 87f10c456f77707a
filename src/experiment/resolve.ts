/** From what was asked to what is run: a preset, a file and flags become a complete configuration, and that a game. */
import {
  defineGame,
  definePolicy,
  definePopulation,
  findActionRule,
  findAssessmentRule,
  type Game,
  type Policy,
  pairsPerRound,
  policyFromBits,
  type ResidentGroup,
} from "../game/index.js";
import { checkOptions, given, type OptionTable, such, text } from "../options.js";
import {
  type ActionKind,
  type Arena,
  continuousTrainings,
  createArena,
  type MethodOptions,
} from "../reciprocity/index.js";
import {
  type Configuration,
  methodsWithBelief,
  type PartialConfiguration,
  type TrainingConfiguration,
} from "./configuration.js";
import { continuousTraining, defaultGame, defaultLearner, defaultTraining, limits } from "./defaults.js";
import { findPreset, presets } from "./presets.js";
import { gotTakes, under } from "./request-error.js";
import { checkComplete, checkConfiguration } from "./schema.js";

/** What was asked. Later parts win: defaults, preset, file, overrides. */
export interface ConfigurationRequest {
  readonly preset?: string;
  readonly file?: PartialConfiguration;
  readonly overrides?: PartialConfiguration;
}

const part = such("an object with game, residents, learner, training", (value) => typeof value === "object");

const taken: OptionTable<ConfigurationRequest> = { preset: text("the name of a preset"), file: part, overrides: part };

/**
 * The complete configuration, merged by `mergeConfigurations`.
 *
 * @throws RequestError that names the field at fault, as `game.rounds`.
 */
export function resolveConfiguration(request: ConfigurationRequest): Configuration {
  checkOptions("a request for a configuration", request, taken, { refuse: gotTakes });
  const { preset, file = {}, overrides = {} } = request;
  const told = mergeConfigurations(checkConfiguration(file), checkConfiguration(overrides));
  const asked = mergeConfigurations(presetConfiguration(preset), told);
  if (asked.residents === undefined) {
    throw gotTakes("residents", undefined, "a list of groups of residents, because no preset is given");
  }
  const { agents, ...game } = { ...defaultGame, ...asked.game };
  checkAgents(agents, asked.residents);
  const configuration: Configuration = {
    game,
    residents: asked.residents,
    learner: { ...defaultLearner, ...asked.learner },
    training: resolveTraining(game.actions, asked.training),
  };
  defineSetting(configuration);
  return configuration;
}

function resolveTraining(actions: ActionKind, asked: Partial<TrainingConfiguration> = {}): TrainingConfiguration {
  const { method, belief, horizon, ...plain } = actions === "continuous" ? continuousTraining : defaultTraining;
  const hasBelief = methodsWithBelief.includes(asked.method ?? method);
  const looksAhead = hasBelief && (asked.belief ?? belief) === "anchored";
  return { method, ...(hasBelief && { belief }), ...(looksAhead && { horizon }), ...plain, ...asked };
}

/** One configuration changed by another: sections merge field by field, a list of residents replaces the one before it. */
export function mergeConfigurations(under: PartialConfiguration, over: PartialConfiguration): PartialConfiguration {
  const residents = over.residents ?? under.residents;
  const merged = <Section extends object>(one: Section = {} as Section, other: Section = {} as Section): Section => ({
    ...given(one),
    ...given(other),
  });
  return {
    game: merged(under.game, over.game),
    ...(residents === undefined ? {} : { residents }),
    learner: merged(under.learner, over.learner),
    training: merged(under.training, over.training),
  };
}

function presetConfiguration(name: string | undefined): PartialConfiguration {
  if (name === undefined) return {};
  const { residents, ...learner } = findPreset(name);
  return { residents, learner };
}

/** A configuration in the terms of the floors below: what is played, by whom, and the options of the method. */
export interface Setting {
  readonly game: Game;
  readonly residents: readonly Policy[];
  /** Where it is played and judged, with donations of the kind that was asked for. */
  readonly arena: Arena;
  /** Both fixed rules as a policy; the half that is optimised is not looked at. */
  readonly fixed: Policy;
  readonly options: MethodOptions;
}

/** Builds and checks what a configuration describes; a RequestError names the field at fault. */
export function defineSetting(configuration: Configuration): Setting {
  checkComplete(configuration);
  const { learner, training } = configuration;
  const { game, residents } = defineSociety(configuration);
  const encounters = game.rounds * pairsPerRound(game) * training.episodes;
  if (encounters > limits.encounters) {
    const most = `at most ${limits.encounters} encounters an iteration (episodes x rounds x pairs)`;
    throw gotTakes("training.episodes", training.episodes, `${most}; this makes ${encounters}`);
  }
  const fixed = under("learner.", () =>
    policyFromBits(
      findActionRule(learner.fixedAction, "fixedAction"),
      findAssessmentRule(learner.fixedAssessment, "fixedAssessment"),
    ),
  );
  const { episodes, seed } = training;
  const { optimize, hidden } = learner;
  const options = { ...beliefOf(training), optimize, episodes, seed, hidden, fixed };
  const arena = under("game.", () => createArena(configuration.game.actions, { game, residents }));
  return { game, residents, arena, fixed, options };
}

/**
 * Refuses a training that there is not with donations of this kind. A policy can be measured with either kind, whatever its
 * training was: so this is no part of what a setting must fulfil.
 */
export function checkTraining({ game, training }: Configuration): void {
  if (game.actions === "discrete") return;
  for (const field of ["method", "belief"] as const) {
    const possible: readonly string[] = continuousTrainings[field];
    const value = training[field];
    if (value === undefined || possible.includes(value)) continue;
    const choices = possible.map((choice) => `"${choice}"`).join(", ");
    throw gotTakes(`training.${field}`, value, `${choices} with continuous donations`);
  }
}

function beliefOf({ method, belief, horizon }: TrainingConfiguration): Pick<MethodOptions, "belief" | "horizon"> {
  const told = { ...(belief === undefined ? {} : { belief }), ...(horizon === undefined ? {} : { horizon }) };
  for (const [field, value] of Object.entries(told)) {
    if (methodsWithBelief.includes(method)) continue;
    const takers = methodsWithBelief.join(" and ");
    throw gotTakes(`training.${field}`, value, `nothing with the method ${method}: only ${takers} have a belief`);
  }
  if (horizon !== undefined && belief !== "anchored") {
    throw gotTakes("training.horizon", horizon, `nothing with the belief ${belief}: only anchored looks ahead`);
  }
  return told;
}

function defineSociety(configuration: Configuration): { game: Game; residents: readonly Policy[] } {
  const groups = configuration.residents;
  // Counted before they are made, so that a count of a billion is refused and not tried.
  const count = countOf(groups);
  if (count > limits.residents) {
    throw gotTakes("residents", count, `at most ${limits.residents} residents in all`);
  }
  const residents = under("", () => definePopulation(groups));
  const { actions: _, agents, ...fields }: NonNullable<PartialConfiguration["game"]> = configuration.game;
  checkAgents(agents, groups);
  const game = under("game.", () => defineGame({ ...fields, agents: residents.length + 1 }));
  return { game, residents };
}

/** Residents say how many agents there are; whoever says it as well must say the same. */
function checkAgents(agents: number | undefined, groups: readonly ResidentGroup[]): void {
  const residents = countOf(groups);
  if (agents === undefined || agents === residents + 1) return;
  throw gotTakes(
    "game.agents",
    agents,
    `${residents + 1}: the ${residents} residents and the learner (or leave it out)`,
  );
}

function countOf(groups: readonly ResidentGroup[]): number {
  return groups.reduce((sum, group) => sum + group.count, 0);
}

/** The preset that these residents are, whatever game they play, or `custom`. */
export function settingName(configuration: Configuration): string {
  const name = Object.keys(presets).find((key) => isSame(presets[key]!.residents, configuration.residents));
  return name ?? "custom";
}

/** The game's fields that are not as in the presets, in words: `matching direct, rounds 8`. */
export function gameDifferences(configuration: Configuration): string[] {
  return Object.entries(configuration.game)
    .filter(([field, value]) => defaultGame[field as keyof typeof defaultGame] !== value)
    .map(([field, value]) => `${spaced(field)} ${value}`);
}

function spaced(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** A binary policy from P(cooperate) and P(Good) in the order of the bit strings; a GameError if they are none. */
export function policyFromChances(action: readonly number[], assessment: readonly number[]): Policy {
  const rows = (chances: readonly number[]): number[] => chances.flatMap((chance) => [1 - chance, chance]);
  return definePolicy({ reputations: 2, actions: 2 }, rows(action), rows(assessment));
}
