/** The shape of a configuration file. Loads zod, so the rest of this folder imports it only when something is to be checked. */
import * as z from "zod";
import { actionKinds } from "../reciprocity/index.js";
import { beliefs, halves, methods, methodsWithBelief, type PartialConfiguration } from "./configuration.js";
import { defaultGame, defaultLearner, defaultTraining, limits } from "./defaults.js";
import { gotTakes, RequestError } from "./request-error.js";

/** What a field takes, in the words of an error. */
const takes = z.registry<{ readonly takes: string }>();

/** A field with what errors say it takes, and with what editors show: its meaning and its default. */
function field<Schema extends z.ZodType>(schema: Schema, what: string, description: string, value?: unknown): Schema {
  const described = schema.meta(value === undefined ? { description } : { description, default: value });
  takes.add(described, { takes: what });
  return described;
}

const integer = (least: number, most: number, meaning: string, value?: number) =>
  field(z.int().min(least).max(most), `an integer from ${least} to ${most}`, meaning, value);

const amount = (meaning: string, value: number) =>
  field(z.number().min(0).max(limits.amount), `a number from 0 to ${limits.amount}`, meaning, value);

const probability = (meaning: string, value: number) =>
  field(z.number().min(0).max(1), "a probability from 0 to 1", meaning, value);

const oneOf = <const Choice extends string>(choices: readonly Choice[], meaning: string, value: Choice) =>
  field(z.enum(choices), `one of ${choices.map((choice) => `"${choice}"`).join(", ")}`, meaning, value);

const text = (what: string, meaning: string) => field(z.string().min(1), what, meaning);

const ACTION_RULE = "the name of an action rule, or 4 bits in the order BB BG GB GG";
const ASSESSMENT_RULE = "the name of a norm, or 8 bits in the order BBD BBC BGD BGC GBD GBC GGD GGC";

const game = z.strictObject({
  benefit: amount("b: what a full donation is worth to its recipient", defaultGame.benefit),
  cost: amount("c: what a full donation costs its donor", defaultGame.cost),
  rounds: integer(1, limits.rounds, "Rounds of an episode", defaultGame.rounds),
  matching: oneOf(
    ["random", "direct", "indirect"],
    "random: new pairs every round; direct: the same pairs all episode; indirect: no pair meets twice",
    defaultGame.matching,
  ),
  actions: oneOf(
    actionKinds,
    "discrete: all or nothing is donated; continuous: any share, and reputations are shares, too",
    defaultGame.actions,
  ),
  encounter: oneOf(
    ["mutual", "one-way"],
    "mutual: both act and both are judged; one-way: the first donates and is judged by the second",
    defaultGame.encounter,
  ),
  initialReputation: probability("P(Good) at the start of an episode", defaultGame.initialReputation),
  executionError: probability("Chance that the executed action is not the chosen one", defaultGame.executionError),
  executionErrorKind: oneOf(
    ["symmetric", "one-sided"],
    "symmetric: either action may come out as the other; one-sided: only cooperation fails",
    defaultGame.executionErrorKind,
  ),
  assessmentError: probability("Chance that the emitted signal is not the chosen one", defaultGame.assessmentError),
});

const group = z.strictObject({
  count: integer(1, limits.residents, "How many residents are like this"),
  norm: text("the name of a norm", "An action rule and an assessment rule by one name: L1 to L8, ...").optional(),
  action: text(ACTION_RULE, "How they act; overrides the norm's half").optional(),
  assessment: text(ASSESSMENT_RULE, "How they judge; overrides the norm's half").optional(),
});

const learner = z.strictObject({
  optimize: oneOf(halves, "Which half of the policy is learned", defaultLearner.optimize),
  fixedAction: text(ACTION_RULE, "How to act where only signals are optimised"),
  fixedAssessment: text(ASSESSMENT_RULE, "How to judge where only actions are optimised"),
  hidden: field(
    z
      .array(integer(1, limits.hiddenWidth, "Width of a hidden layer"))
      .min(1)
      .max(limits.hiddenLayers),
    `a list of 1 to ${limits.hiddenLayers} widths`,
    "Widths of the hidden layers of the networks",
    defaultLearner.hidden,
  ),
});

const ofSome = `of ${methodsWithBelief.join(" and ")}`;

const training = z.strictObject({
  method: oneOf(methods, "How the learner learns", defaultTraining.method),
  belief: oneOf(beliefs, `How the reputations to come are believed to be spread; ${ofSome}`, defaultTraining.belief),
  horizon: integer(1, limits.horizon, "Rounds that the anchored belief looks ahead", defaultTraining.horizon),
  iterations: integer(1, limits.iterations, "Updates of the policy", defaultTraining.iterations),
  episodes: integer(1, limits.episodes, "Episodes played in every iteration", defaultTraining.episodes),
  seed: integer(0, limits.seed, "Same seed, same run", defaultTraining.seed),
});

const configuration = z
  .strictObject({
    $schema: text("the address of a JSON Schema", "For editors").optional(),
    game: game.partial().describe("The game that is played").optional(),
    residents: field(
      z.array(group).min(1),
      "a list of groups of residents",
      "Everybody but the learner, in groups that are alike",
    ).optional(),
    learner: learner.partial().describe("The learner").optional(),
    training: training.partial().describe("The training").optional(),
  })
  .meta({
    title: "A training of reciprocity-gradient",
    description: "What is absent is taken from the preset, where one is given, or has its default.",
  });

/**
 * Any value as a configuration, checked field by field.
 *
 * @param rename what an error calls the field of this path, where that is not the path itself.
 * @throws RequestError on the first field at fault.
 */
export function checkConfiguration(value: unknown, rename = (path: string): string => path): PartialConfiguration {
  const checked = configuration.safeParse(value);
  if (checked.success) {
    const { $schema: _, ...rest } = checked.data;
    // Absent fields are absent in what JSON gives, so that zod's `undefined` does not occur.
    return rest as PartialConfiguration;
  }
  const issue = checked.error.issues[0]!;
  const path = issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0]!] : issue.path;
  const name = path.length === 0 ? "configuration" : rename(written(path));
  if (issue.code === "unrecognized_keys") {
    const known = inner(schemaAt(issue.path));
    const fields = known instanceof z.ZodObject ? Object.keys(known.shape).filter((key) => key !== "$schema") : [];
    const owner = issue.path.length === 0 ? "a configuration" : written(issue.path);
    throw new RequestError(name, `got a field that does not exist, ${owner} takes ${fields.join(", ")}`);
  }
  throw gotTakes(name, valueAt(value, path), takenAt(path));
}

/** The JSON Schema of a configuration file. */
export function configurationJsonSchema(): object {
  return z.toJSONSchema(configuration, { io: "input" });
}

type Path = readonly PropertyKey[];

/** `residents[1].action`; a key that is no name is quoted, as `game["two words"]`. */
function written(path: Path): string {
  return path
    .map((key, at) => {
      if (typeof key === "number") return `[${key}]`;
      const name = String(key);
      if (!/^[\w$-]{1,60}$/.test(name)) return `[${JSON.stringify(name.slice(0, 60))}]`;
      return at === 0 ? name : `.${name}`;
    })
    .join("");
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (parent, key) => (typeof parent === "object" && parent !== null ? Reflect.get(parent, key) : undefined),
    value,
  );
}

function takenAt(path: Path): string {
  const schema = schemaAt(path);
  const known = schema === undefined ? undefined : takes.get(schema);
  if (known !== undefined) return known.takes;
  const object = inner(schema);
  return object instanceof z.ZodObject ? `an object with ${Object.keys(object.shape).join(", ")}` : "another value";
}

/** The schema of the field at this path, without what only says that it may be absent. */
function schemaAt(path: Path): z.core.$ZodType | undefined {
  return path.reduce<z.core.$ZodType | undefined>((parent, key) => {
    const owner = inner(parent);
    if (owner instanceof z.ZodObject) return inner(owner.shape[String(key)]);
    return owner instanceof z.ZodArray ? inner(owner.element) : undefined;
  }, configuration);
}

function inner(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  return schema instanceof z.ZodOptional ? inner(schema.unwrap()) : schema;
}
