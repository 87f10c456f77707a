/** Settings, contexts and figures in words: the same ones on the terminal and in reports. */
import { ruleInWords, type Sight } from "../game/index.js";
import { type Configuration, type GameConfiguration, kindOf, type ResidentConfiguration } from "./configuration.js";
import { gameDifferences, settingName } from "./resolve.js";
import type { TrainingResult } from "./result.js";

/** Who lives there: `4 HybridCoop judging by L6, 4 AllD judging by L6`. */
export function societyInWords({ residents }: Configuration): string {
  return residents.map(groupInWords).join(", ");
}

/** A group of residents: `4 HybridCoop judging by L6`. */
export function groupInWords({ count, norm, action, assessment, role, group, module }: ResidentConfiguration): string {
  if (module !== undefined) return `${count} by ${module.split(/[\\/]/).at(-1)}`;
  const acting = ruleInWords(action ?? norm ?? "");
  const judging = assessment ?? (action === undefined ? undefined : norm);
  const words = [
    `${count} ${acting}${judging === undefined ? "" : ` judging by ${ruleInWords(judging)}`}`,
    ...(role === undefined ? [] : [`in role ${role}`]),
    ...(group === undefined ? [] : [`of group ${group}`]),
  ];
  return words.join(" ");
}

/** The setting in a few words: `hybrid-alld, matching direct`. */
export function settingInWords(configuration: Configuration): string {
  return [settingName(configuration), ...gameDifferences(configuration)].join(", ");
}

/** What the numbers of a rule are: chances, or with continuous donations what is done where all that is seen is 0 or 1. */
export const ruleNumbers = {
  discrete: { action: "P(cooperate)", assessment: "P(Good)", one: "probability", all: "probabilities" },
  continuous: {
    action: "share given at the corners",
    assessment: "reputation given at the corners",
    one: "share",
    all: "shares",
  },
} as const;

/** The same for a game: where there are more than two of each, what is shown is the likeliest choice. */
export function ruleNumbersOf(game: GameConfiguration): Readonly<Record<keyof typeof ruleNumbers.discrete, string>> {
  const isDonation = game.stage === "donation";
  const isBinary = game.reputations === 2 && game.tones === undefined && typeof game.actions === "string";
  if (isDonation && isBinary) return ruleNumbers[kindOf(game)];
  const likeliest = "the likeliest choice and its chance";
  return { action: likeliest, assessment: likeliest, one: "choice", all: "probabilities" };
}

/** What is learned and measured of a game. */
export function payoffInWords({ discount }: Pick<GameConfiguration, "discount">): string {
  return discount === 1 ? "payoff per encounter" : "discounted return of an episode";
}

/** What differences of payoffs are told in: the largest payoff of the game, which in donations is the benefit. */
export function unitInWords({ stage, discount }: Pick<GameConfiguration, "stage" | "discount">): string {
  if (discount !== 1) return "the largest discounted return";
  return stage === "donation" ? "a benefit" : "the largest payoff";
}

/** What was learned: `joint` learns both halves. */
export const halfInWords = { action: "actions", signal: "signals", joint: "actions and signals" } as const;

/** How it was learned: the method, and the belief of those that have one; ours goes without saying. */
export function methodInWords({ method, belief }: Pick<TrainingResult, "method" | "belief">): string {
  const words = [
    ...(method === "reciprocity-gradient" ? [] : [method]),
    ...(belief === null ? [] : [`${belief} belief`]),
  ];
  return words.join(", ");
}

export function figure(value: number, digits = 3): string {
  // Never "-0.000".
  return Number.isFinite(value) ? (Number(value.toFixed(digits)) + 0).toFixed(digits) : "–";
}

/** What a learner may see beyond the two reputations. */
const sightInWords: Readonly<Record<Sight, string>> = {
  partner: "who its partner is",
  last: "what both did when they met last",
  round: "which round it is",
};

/** What is seen beyond the two reputations, to go after what was learned. */
export function seeingInWords({ sees = [] }: { readonly sees?: readonly Sight[] | undefined }): string {
  return sees.length === 0 ? "" : `, seeing ${sees.map((sight) => sightInWords[sight]).join(", ")}`;
}

/** A figure and its standard error: `2.246 ± 0.003`; the error is left out where it shows as zero. */
export function withError(value: number, standardError: number): string {
  const error = figure(standardError);
  return Number.isFinite(standardError) && Number(error) > 0 ? `${figure(value)} ± ${error}` : figure(value);
}

export function percent(share: number): string {
  return Number.isFinite(share) ? `${figure(100 * share, 1)} %` : "–";
}

export function seconds(duration: number): string {
  if (duration < 60) return `${figure(duration, 1)} s`;
  return `${Math.floor(duration / 60)} min ${Math.round(duration % 60)} s`;
}
