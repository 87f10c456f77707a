/** The fields of a configuration: what each takes, what it means, and what it is unless told. */

import { amount } from "../game/game.js";
import { ruleTaken, seesTaken, stages } from "../game/index.js";
import {
  checkOptions,
  checkValue,
  integer,
  listOf,
  type OptionTable,
  oneOf,
  real,
  required,
  such,
  type Taken,
  text,
} from "../options.js";
import { actionKinds, methodNames, methodsWithBelief } from "../reciprocity/index.js";
import {
  beliefs,
  type Configuration,
  ends,
  halves,
  type LearnerConfiguration,
  type PartialConfiguration,
  type ResidentConfiguration,
  type TrainingConfiguration,
} from "./configuration.js";
import { defaultGame, defaultLearner, defaultTraining, donationGame, limits } from "./defaults.js";
import { isDonation } from "./game.js";
import { gotTakes } from "./request-error.js";

/** A field with what editors show: its meaning and its default. */
interface Field extends Taken {
  readonly description: string;
  readonly default?: unknown;
}

type Fields<Section> = OptionTable<Section> & { readonly [Name in keyof Required<Section>]: Field };

const field = (taken: Taken, description: string, value?: unknown): Field => ({
  ...taken,
  description,
  ...(value !== undefined && { default: value }),
});

const probability: Taken = { ...real({ least: 0, most: 1 }), takes: "a probability from 0 to 1" };
const actionRule = ruleTaken("action");
const assessmentRule = ruleTaken("assessment");
const levels = integer(2, 64);
const trustLevels = integer(1, 63);
const role: Taken = {
  takes: "a role, 0 or 1",
  schema: { enum: [0, 1] },
  accepts: (value) => value === 0 || value === 1,
};
const groupNumber = integer(0, 0x7fffffff);
const kinds = oneOf(actionKinds);

/** What either takes; both are tried. */
function eitherOf(one: Taken, other: Taken, takes: string): Taken {
  return {
    takes,
    schema: { anyOf: [one.schema, other.schema] },
    accepts: (value) => one.accepts(value) || other.accepts(value),
  };
}

const stageNames = oneOf(["donation", ...Object.keys(stages)]);
const payoffRows = { type: "array", items: { type: "array", items: { type: "number" } } };

/** Payoffs are looked at where the stage game is defined. */
const stage: Taken = {
  takes: `${stageNames.takes}, its payoffs, such as { "first": [[1, -1], [2, 0]] }, or { "name": "trust", "levels": 6 }`,
  schema: {
    anyOf: [
      stageNames.schema,
      {
        type: "object",
        properties: {
          name: { type: "string", minLength: 1, description: "What it is called" },
          first: {
            ...payoffRows,
            description: "What it pays role 0: a row for each of its actions, in it a number for each of role 1",
          },
          second: { ...payoffRows, description: "The same of role 1; the mirror image unless told" },
          order: { enum: ["simultaneous", "sequential"], description: "sequential: role 1 sees what role 0 did" },
          judged: { enum: ["both", "first", "second"], description: "Who is judged by the other" },
          judgesSee: { enum: ["subject", "both"], description: "both: judges look at what they did themselves, too" },
          seats: {
            enum: ["symmetric", "drawn", "alternating", "fixed"],
            description: "How agents come to their roles",
          },
          actions: {
            type: "array",
            items: { type: "array", items: { type: "string", minLength: 1 } },
            description: "What the actions of each role are called",
          },
        },
        required: ["first"],
        additionalProperties: false,
      },
      {
        type: "object",
        properties: { name: { const: "trust" }, levels: trustLevels.schema },
        required: ["name", "levels"],
        additionalProperties: false,
      },
    ],
  },
  accepts: (value) =>
    stageNames.accepts(value) || (isObject(value) && (isTrust(value as object) || "first" in (value as object))),
};

const game: Fields<NonNullable<PartialConfiguration["game"]>> = {
  stage: field(
    stage,
    "What two who meet play: donation, dilemma, trust, market, or payoffs; benefit, cost, actions and encounter are of the donation game",
    defaultGame.stage,
  ),
  agents: field(
    integer(2, limits.residents + 1),
    "N: the residents and the learner; they say it, so that it may be left out",
  ),
  benefit: field(amount, "b: what a full donation is worth to its recipient", defaultGame.benefit),
  cost: field(amount, "c: what a full donation costs its donor", defaultGame.cost),
  rounds: field(
    integer(1, limits.rounds),
    "Rounds of an episode; with round-robin matching as many as there are pairs",
    defaultGame.rounds,
  ),
  matching: field(
    oneOf(["random", "direct", "indirect", "round-robin"]),
    "random: new pairs every round; direct: the same pairs all episode; indirect: no pair meets twice; round-robin: every pair once, one a round",
    defaultGame.matching,
  ),
  seats: field(
    oneOf(["symmetric", "drawn", "alternating", "fixed"]),
    "How two who meet come to their roles: symmetric: roles are alike; drawn: by chance; alternating: by turns; fixed: each has one role, see role of residents; as the stage game has it unless told",
  ),
  reputations: field(integer(2, 64), "K: reputations are 0, the worst, to K - 1; of two, Bad and Good", 2),
  tones: field(
    listOf(text("a name"), { takes: "a list of names, one for each reputation" }),
    "What reputations are called, from 0 on",
  ),
  actions: field(
    eitherOf(kinds, levels, `"discrete", "continuous", or how many levels there are, ${levels.takes}`),
    "discrete: all or nothing is donated; a number: so many levels, from nothing to all; continuous: any share, and reputations are shares, too",
    defaultGame.actions,
  ),
  encounter: field(
    oneOf(["mutual", "one-way"]),
    "mutual: both act and both are judged; one-way: the first donates and is judged by the second",
    defaultGame.encounter,
  ),
  discount: field(
    real({ above: 0, most: 1 }),
    "An agent's k-th own encounter counts discount ^ k; below 1 the discounted return of an episode is learned and measured",
    defaultGame.discount,
  ),
  initialReputation: field(
    eitherOf(probability, listOf(probability), "a probability from 0 to 1, or a list of one for each reputation"),
    "P(Good) at the start of an episode: of the best reputation, all others have the worst; or the chance of each reputation",
    defaultGame.initialReputation,
  ),
  executionError: field(
    probability,
    "Chance that the executed action is not the chosen one",
    defaultGame.executionError,
  ),
  executionErrorKind: field(
    oneOf(["symmetric", "one-sided"]),
    "symmetric: either action may come out as the other; one-sided: only cooperation fails",
    defaultGame.executionErrorKind,
  ),
  assessmentError: field(
    probability,
    "Chance that the emitted signal is not the chosen one",
    defaultGame.assessmentError,
  ),
};

const group: Fields<ResidentConfiguration> = {
  count: field(required(integer(1, limits.residents)), "How many residents are like this"),
  norm: field(
    text("the name of a norm"),
    "An action rule and an assessment rule by one name: L1 to L8, discerning, greedy, ...",
  ),
  action: field(actionRule, "How they act; overrides the norm's half"),
  assessment: field(assessmentRule, "How they judge; overrides the norm's half"),
  role: field(role, "With fixed seats: the role that they have"),
  group: field(groupNumber, "Those of one group, by its number, tell each other from all others"),
  module: field(text("the path of a module"), "A file whose default export is an agent, or a function that makes one"),
  digest: field(text("a SHA-256 in hexadecimal"), "Of the module's text, which then has to have it"),
};

const learner: Fields<LearnerConfiguration> = {
  optimize: field(oneOf(halves), "Which half of the policy is learned", defaultLearner.optimize),
  fixedAction: field(actionRule, "How to act where only signals are optimised"),
  fixedAssessment: field(assessmentRule, "How to judge where only actions are optimised"),
  hidden: field(
    listOf(integer(1, limits.hiddenWidth), {
      least: 1,
      most: limits.hiddenLayers,
      takes: `a list of 1 to ${limits.hiddenLayers} widths`,
    }),
    "Widths of the hidden layers of the networks",
    defaultLearner.hidden,
  ),
  sees: field(
    seesTaken,
    "What the learner sees beyond the two reputations: partner, who it is; last, what both did when the two met last; round, which it is",
  ),
  role: field(role, "With fixed seats: its role, 0 unless told"),
  group: field(groupNumber, "Its group, as of residents"),
};

const ofSome = `of ${methodsWithBelief.join(" and ")}`;

const training: Fields<TrainingConfiguration> = {
  method: field(oneOf(methodNames), "How the learner learns", defaultTraining.method),
  belief: field(
    oneOf(beliefs),
    `How the reputations to come are believed to be spread; ${ofSome}`,
    defaultTraining.belief,
  ),
  horizon: field(integer(1, limits.horizon), "Rounds that the anchored belief looks ahead", defaultTraining.horizon),
  iterations: field(integer(1, limits.iterations), "Updates of the policy, at most", defaultTraining.iterations),
  until: field(
    oneOf(ends),
    "settled: stops once it has settled; iterations: goes on to the last one",
    defaultTraining.until,
  ),
  episodes: field(integer(1, limits.episodes), "Episodes played in every iteration", defaultTraining.episodes),
  seed: field(integer(0, limits.seed), "Same seed, same run", defaultTraining.seed),
};

/** An object of these fields. */
function section(fields: Readonly<Record<string, Field>>, description: string): Field {
  const takes = `an object with ${Object.keys(fields).join(", ")}`;
  return { ...such(takes, isObject), schema: objectSchema(fields), description };
}

const sections = { game, learner, training } as const;

const configuration: Readonly<Record<"$schema" | keyof Configuration, Field>> = {
  game: section(game, "The game that is played"),
  residents: {
    ...such("a list of groups of residents", (value) => Array.isArray(value) && value.length > 0),
    schema: { type: "array", minItems: 1, items: objectSchema(group) },
    description: "Everybody but the learner, in groups that are alike",
  },
  learner: section(learner, "The learner"),
  training: section(training, "The training"),
  $schema: field(text("the address of a JSON Schema"), "For editors"),
};

/**
 * Any value as a (partial) configuration, checked field by field.
 *
 * @param rename what an error calls the field of this path, where that is not the path itself.
 * @throws RequestError on the first field at fault.
 */
export function parseConfiguration(value: unknown, rename = (path: string): string => path): PartialConfiguration {
  const refuse = (path: string, got: unknown, takes: string) => gotTakes(rename(path), got, takes);
  const { $schema: _, ...fields } = configuration;
  const takes = `an object with ${Object.keys(fields).join(", ")}`;
  checkValue("configuration", value, such(takes, isObject), refuse);
  const whole = value as PartialConfiguration & { readonly $schema?: string };
  checkOptions("a configuration", whole, configuration, { refuse });
  for (const [path, table] of Object.entries<OptionTable<object>>(sections)) {
    const part = whole[path as keyof typeof sections];
    if (part !== undefined) checkOptions<object>(path, part, table, { path, refuse });
  }
  for (const [at, one] of (whole.residents ?? []).entries()) {
    checkOptions("a group", one, group, { path: `residents[${at}]`, refuse });
  }
  const { $schema: __, ...rest } = whole;
  return rest;
}

/**
 * The same of one that is to be complete.
 *
 * @throws RequestError on the first field that is missing.
 */
export function checkComplete(whole: Configuration): void {
  parseConfiguration(whole);
  for (const name of ["game", "residents", "learner", "training"] as const) {
    if (whole[name] === undefined) throw gotTakes(name, undefined, configuration[name].takes);
  }
  const { stage, matching } = whole.game;
  const optional = [
    ...["agents", "belief", "horizon", "sees", "seats", "tones", "role", "group"],
    ...(isDonation(stage) ? [] : Object.keys(donationGame)),
    ...(matching === "round-robin" ? ["rounds"] : []),
  ];
  for (const [path, fields] of Object.entries(sections)) {
    const part = new Map<string, unknown>(Object.entries(whole[path as keyof typeof sections]));
    for (const [name, { takes }] of Object.entries<Field>(fields)) {
      if (part.get(name) !== undefined || optional.includes(name)) continue;
      throw gotTakes(`${path}.${name}`, undefined, `${takes}; resolveConfiguration fills it in`);
    }
  }
}

/** The JSON Schema of a configuration file, as text. */
export function configurationSchemaText(): string {
  return `${JSON.stringify(configurationSchema(), null, 2)}\n`;
}

function configurationSchema(): object {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    ...objectSchema(configuration),
    title: "A training of reciprocity-gradient",
    description: "What is absent is taken from the preset, where one is given, or has its default.",
  };
}

function objectSchema(fields: Readonly<Record<string, Field>>): object {
  const needed = Object.entries(fields).flatMap(([name, { required: isNeeded }]) => (isNeeded === true ? [name] : []));
  const properties = Object.entries(fields).map(([name, { schema, description, default: value }]) => [
    name,
    { ...schema, description, ...(value !== undefined && { default: value }) },
  ]);
  return {
    type: "object",
    properties: Object.fromEntries(properties),
    ...(needed.length > 0 && { required: needed }),
    additionalProperties: false,
  };
}

function isTrust(stage: object): boolean {
  const { name, levels, ...more } = stage as { name?: unknown; levels?: unknown };
  return name === "trust" && trustLevels.accepts(levels) && Object.keys(more).length === 0;
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
