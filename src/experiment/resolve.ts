/** From what was asked to what is run: a preset, a file and flags become a complete configuration, and that a game. */
import {
  definePopulation,
  defineSituated,
  type Game,
  type Player,
  type Policy,
  type PolicyShape,
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
  type DonationConfiguration,
  type GameConfiguration,
  kindOf,
  type LearnerConfiguration,
  type PartialConfiguration,
  type ResidentConfiguration,
  type TrainingConfiguration,
} from "./configuration.js";
import {
  commonGame,
  continuousTraining,
  defaultLearner,
  defaultRounds,
  defaultTraining,
  donationGame,
  limits,
} from "./defaults.js";
import { gameOf, isDonation, stageName } from "./game.js";
import { findPreset, presets } from "./presets.js";
import { gotTakes, under } from "./request-error.js";
import { moduleAgent } from "./resident-modules.js";
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
  const changes = mergeConfigurations(parseConfiguration(file), parseConfiguration(overrides));
  const asked = mergeConfigurations(fitting(presetConfiguration(preset), changes), changes);
  if (asked.residents === undefined) {
    throw gotTakes("residents", undefined, "a list of groups of residents, because no preset is given");
  }
  const { agents, ...told } = asked.game ?? {};
  checkAgents(agents, asked.residents);
  const game = completeGame(told);
  const configuration: Configuration = {
    game,
    residents: asked.residents,
    learner: withSight({ ...defaultLearner, ...asked.learner }),
    training: resolveTraining(game, asked.training),
  };
  defineSetting(configuration);
  return configuration;
}

/** What is absent as it is unless told, in this stage game and with this matching; in the order of the schema. */
function completeGame(told: Partial<GameConfiguration>): GameConfiguration {
  const { stage = commonGame.stage, matching = commonGame.matching } = told;
  const { benefit, cost, actions, encounter } = isDonation(stage)
    ? donationGame
    : ({} as Partial<DonationConfiguration>);
  const rounds = matching === "round-robin" ? undefined : defaultRounds;
  const { stage: _, matching: __, discount, reputations, ...rest } = commonGame;
  const usual = { stage, benefit, cost, rounds, matching, reputations, actions, encounter, discount, ...rest };
  const game = given({ ...usual, ...given(told) }) as GameConfiguration;
  // Two levels are all or nothing, which has one name.
  return isDonation(stage) && game.actions === 2 ? { ...game, actions: "discrete" } : game;
}

/** A preset without what is said of its own game alone, where the game is changed in just that. */
function fitting(preset: PartialConfiguration, { game = {}, residents }: PartialConfiguration): PartialConfiguration {
  const stale = [
    ...(game.stage === undefined || isDonation(game.stage) ? [] : Object.keys(donationGame)),
    ...(game.stage === undefined && game.matching === undefined ? [] : ["seats"]),
    ...(game.reputations === undefined ? [] : ["tones", "initialReputation"]),
  ];
  const kept = Object.entries(preset.game ?? {}).filter(([field]) => !stale.includes(field));
  const { role, ...learner } = preset.learner ?? {};
  return {
    ...preset,
    ...(preset.game && { game: Object.fromEntries(kept) }),
    // Who says who else is there says in which roles they are.
    learner: residents === undefined && game.stage === undefined && role !== undefined ? { ...learner, role } : learner,
  };
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
export function checkTraining(configuration: Configuration): void {
  const { game, learner, training } = configuration;
  if (learner.sees !== undefined && learner.sees.length > 0) checkSight(learner.sees, configuration);
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
function checkSight(sees: readonly Sight[], configuration: Configuration): void {
  const { game, training } = configuration;
  const { method, belief } = training;
  const refused = (why: string) => gotTakes("learner.sees", sees, `nothing ${why}`);
  if (kindOf(game) === "continuous") throw refused("with continuous donations");
  if (methodsWithoutSight.includes(method)) throw refused(`with the method ${method}`);
  if (belief !== undefined && belief !== "anchored")
    throw refused(`with the belief ${belief}: only anchored can hold it`);
  if (belief !== undefined) under("learner.", () => checkRemembers(gameOf(configuration), sees));
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
  const { agents }: { readonly agents?: number } = configuration.game as object;
  checkAgents(agents, groups);
  const game = gameOf(configuration);
  const agentOf = groups.map((group, at) =>
    group.module === undefined ? undefined : moduleAgent(group, `residents[${at}]`),
  );
  // A module's agents take the places of what is made for them.
  const rules = groups.map(({ role, group, module, digest, ...own }) =>
    module === undefined ? own : { ...own, norm: "L6" },
  );
  const policies = under("", () => definePopulation(rules, game));
  const groupOf = groups.flatMap(({ count: many }, at) => new Array<number>(many).fill(at));
  return { game, residents: policies.map((policy, at): Player => agentOf[groupOf[at]!] ?? policy) };
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
  const usual = completeGame(presets[settingName(configuration)]?.game ?? {});
  return Object.entries(configuration.game)
    .filter(([field, value]) => field !== "tones" && !isSame(usual[field as keyof GameConfiguration], value))
    .map(([field, value]) => {
      if (field === "stage") return `stage ${stageName(configuration.game.stage)}`;
      return `${spaced(field)} ${typeof value === "object" ? shown(value) : value}`;
    });
}

function spaced(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** A policy from its chances as results have them; a GameError if they are none of this game. */
export function policyFromChances(
  shape: PolicyShape,
  action: Chances,
  assessment: Chances,
  sight: { readonly sees: readonly Sight[]; readonly situations: number } = { sees: [], situations: 1 },
): Policy {
  const { sees, situations: count } = sight;
  return defineSituated(shape, { sees, count }, rowsOf(action), rowsOf(assessment));
}

function rowsOf(chances: Chances): number[] {
  return chances.flatMap((chance) => (typeof chance === "number" ? [1 - chance, chance] : chance));
}
