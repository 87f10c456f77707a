/** From what was asked to what is run: a preset, a file and flags become a complete configuration, and that a game. */
import {
  defineGame,
  definePopulation,
  defineSituated,
  type Game,
  type Player,
  type Policy,
  pairsPerRound,
  ruleTable,
  type Sight,
  Situations,
} from "../game/index.js";
import { checkOptions, given, type OptionTable, shown, such, text } from "../options.js";
import {
  type Arena,
  checkRemembers,
  continuousTrainings,
  createArena,
  type MethodOptions,
  methodsWithBelief,
  methodsWithoutSight,
} from "../reciprocity/index.js";
import {
  type Configuration,
  type GameConfiguration,
  kindOf,
  type LearnerConfiguration,
  type PartialConfiguration,
  shapeOf,
  type TrainingConfiguration,
} from "./configuration.js";
import { continuousTraining, defaultGame, defaultLearner, defaultTraining, limits } from "./defaults.js";
import { findPreset, presets } from "./presets.js";
import { gotTakes, under } from "./request-error.js";
import { moduleAgent, type ResidentConfiguration } from "./resident-modules.js";
import type { Chances } from "./result.js";
import { checkComplete, parseConfiguration } from "./schema.js";

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
  const told = mergeConfigurations(parseConfiguration(file), parseConfiguration(overrides));
  const asked = mergeConfigurations(presetConfiguration(preset), told);
  if (asked.residents === undefined) {
    throw gotTakes("residents", undefined, "a list of groups of residents, because no preset is given");
  }
  const { agents, ...game } = { ...defaultGame, ...asked.game };
  checkAgents(agents, asked.residents);
  const configuration: Configuration = {
    // Two levels are all or nothing, which has one name.
    game: game.actions === 2 ? { ...game, actions: "discrete" } : game,
    residents: asked.residents,
    learner: withSight({ ...defaultLearner, ...asked.learner }),
    training: resolveTraining(game, asked.training),
  };
  defineSetting(configuration);
  return configuration;
}

/** Who sees nothing more is as if nothing had been said of it. */
function withSight({ sees = [], ...learner }: LearnerConfiguration): LearnerConfiguration {
  return sees.length === 0 ? learner : { ...learner, sees };
}

function resolveTraining(game: GameConfiguration, asked: Partial<TrainingConfiguration> = {}): TrainingConfiguration {
  const { method, belief, horizon, ...plain } = kindOf(game) === "continuous" ? continuousTraining : defaultTraining;
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
  const { residents, game, ...learner } = findPreset(name);
  return { residents, learner, ...(game && { game }) };
}

/** A configuration in the terms of the floors below: what is played, by whom, and the options of the method. */
export interface Setting {
  readonly game: Game;
  readonly residents: readonly Player[];
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
  const fixed = under("learner.", () => ({
    action: ruleTable("action", learner.fixedAction, game, "fixedAction"),
    assessment: ruleTable("assessment", learner.fixedAssessment, game, "fixedAssessment"),
  }));
  const { episodes, seed } = training;
  const { optimize, hidden, sees = [] } = learner;
  under("learner.", () => new Situations(game, sees));
  const seen = sees.length === 0 ? {} : { sees };
  const options = { ...beliefOf(training), optimize, episodes, seed, hidden, fixed, ...seen };
  const arena = under("game.", () => createArena(kindOf(configuration.game), { game, residents }));
  return { game, residents, arena, fixed, options };
}

/**
 * Refuses a training that there is not with donations of this kind. A policy can be measured with either kind, whatever its
 * training was: so this is no part of what a setting must fulfil.
 */
export function checkTraining({ game, learner, training }: Configuration): void {
  if (learner.sees !== undefined && learner.sees.length > 0) checkSight(learner.sees, game, training);
  if (kindOf(game) === "discrete") return;
  for (const field of ["method", "belief"] as const) {
    const possible: readonly string[] = continuousTrainings[field];
    const value = training[field];
    if (value === undefined || possible.includes(value)) continue;
    const choices = possible.map((choice) => `"${choice}"`).join(", ");
    throw gotTakes(`training.${field}`, value, `${choices} with continuous donations`);
  }
}

/** Refuses what cannot learn from more than the two reputations. */
function checkSight(sees: readonly Sight[], game: GameConfiguration, { method, belief }: TrainingConfiguration): void {
  const refused = (why: string) => gotTakes("learner.sees", sees, `nothing ${why}`);
  if (kindOf(game) === "continuous") throw refused("with continuous donations");
  if (methodsWithoutSight.includes(method)) throw refused(`with the method ${method}`);
  if (belief !== undefined && belief !== "anchored")
    throw refused(`with the belief ${belief}: only anchored can hold it`);
  if (belief !== undefined) under("learner.", () => checkRemembers(shapeOf(game), sees));
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

function defineSociety(configuration: Configuration): { game: Game; residents: readonly Player[] } {
  const groups = configuration.residents;
  // Counted before they are made, so that a count of a billion is refused and not tried.
  const count = countOf(groups);
  if (count > limits.residents) {
    throw gotTakes("residents", count, `at most ${limits.residents} residents in all`);
  }
  const shape = shapeOf(configuration.game);
  const { agents, ...fields }: GameConfiguration & { readonly agents?: number } = configuration.game;
  if (kindOf(fields) === "continuous" && fields.reputations !== 2) {
    throw gotTakes("game.reputations", fields.reputations, "2 with continuous donations, where reputations are shares");
  }
  // A module's agents take the places of what is made for them.
  const told = groups.map(({ module, digest, ...group }) => (module === undefined ? group : { ...group, norm: "L6" }));
  const agentOf = groups.map((group, at) =>
    group.module === undefined ? undefined : moduleAgent(group, `residents[${at}]`),
  );
  const policies = under("", () => definePopulation(told, shape));
  const groupOf = groups.flatMap(({ count }, at) => new Array<number>(count).fill(at));
  const residents = policies.map((policy, at): Player => agentOf[groupOf[at]!] ?? policy);
  checkAgents(agents, groups);
  const game = under("game.", () => defineGame({ ...fields, ...shape, agents: residents.length + 1 }));
  return { game, residents };
}

/** Residents say how many agents there are; whoever says it as well must say the same. */
function checkAgents(agents: number | undefined, groups: readonly ResidentConfiguration[]): void {
  const residents = countOf(groups);
  if (agents === undefined || agents === residents + 1) return;
  throw gotTakes(
    "game.agents",
    agents,
    `${residents + 1}: the ${residents} residents and the learner (or leave it out)`,
  );
}

function countOf(groups: readonly ResidentConfiguration[]): number {
  return groups.reduce((sum, group) => sum + group.count, 0);
}

/** The preset that these residents are, whatever game they play, or `custom`. */
export function settingName(configuration: Configuration): string {
  const name = Object.keys(presets).find((key) => isSame(presets[key]!.residents, configuration.residents));
  return name ?? "custom";
}

/** The game's fields that are not as in the presets, in words: `matching direct, rounds 8`. */
export function gameDifferences(configuration: Configuration): string[] {
  const usual: GameConfiguration = { ...defaultGame, ...presets[settingName(configuration)]?.game };
  return Object.entries(configuration.game)
    .filter(([field, value]) => usual[field as keyof GameConfiguration] !== value)
    .map(([field, value]) => `${spaced(field)} ${typeof value === "object" ? shown(value) : value}`);
}

function spaced(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/**
 * A policy from its chances as results have them; a GameError if they are none. How many reputations and actions there are
 * is how long the rows are.
 */
export function policyFromChances(
  action: Chances,
  assessment: Chances,
  sight: { readonly sees: readonly Sight[]; readonly situations: number } = { sees: [], situations: 1 },
): Policy {
  const [actions, reputations] = [action, assessment].map(([row]) => (Array.isArray(row) ? row.length : 2));
  const shape = { reputations: reputations!, actions: actions! };
  const { sees, situations: count } = sight;
  return defineSituated(shape, { sees, count }, rowsOf(action), rowsOf(assessment));
}

function rowsOf(chances: Chances): number[] {
  return chances.flatMap((chance) => (typeof chance === "number" ? [1 - chance, chance] : chance));
}
