/** Results as a person reads them on a terminal, and as a program reads them. */

import {
  choiceIn,
  mostVisited,
  type ShownChoice,
  type ShownDecision,
  shownDecisions,
  visitsIn,
} from "../experiment/contexts.js";
import type {
  Configuration,
  EvaluationResult,
  Measurement,
  OracleResult,
  Reference,
  TrainingResult,
} from "../experiment/index.js";
import { notesOn } from "../experiment/notes.js";
import { printable } from "../experiment/printable.js";
import { shownByPartners } from "../experiment/situations.js";
import {
  figure,
  halfInWords,
  methodInWords,
  percent,
  ruleNumbersOf,
  seconds,
  seeingInWords,
  settingInWords,
  societyInWords,
  unitInWords,
  withError,
} from "../experiment/words.js";
import { type Half, type Rule, ruleInWords } from "../game/index.js";

/** Contexts of a rule that are listed on a terminal. */
const MOST_CONTEXTS = 16;

/** One object on one line. */
export function jsonLine(value: object): string {
  return `${JSON.stringify(value)}\n`;
}

export function trainingText(configuration: Configuration, result: TrainingResult, report: string): string {
  const notes = notesOn(result, configuration.training.iterations).map((note) => `  ! ${note}`);
  const iterations = `${result.iterations} iterations`;
  const how = `${iterations} in ${seconds(result.seconds)}, ${methodInWords(result)}, seed ${result.seed}`;
  return page([
    heading(configuration),
    [`Learned ${halfInWords[result.optimize]}${seeingInWords(result.policy)}: ${how}`],
    figures(result, configuration),
    ...(notes.length === 0 ? [] : [notes]),
    ...rules(result, configuration),
    [`Report: ${report}`],
  ]);
}

export function evaluationText(configuration: Configuration, result: EvaluationResult, run: string): string {
  return page([
    heading(configuration),
    [`The policy of ${run}`],
    figures(result, configuration),
    ...rules(result, configuration),
  ]);
}

export function oracleText(configuration: Configuration, { optimize, reference, regime }: OracleResult): string {
  const constant = `the best constant policy gets ${figure(reference.constantPayoff)}`;
  const rows = [
    ...referenceRows(reference),
    ["regime", `${regime}: ${constant}`],
    ...constantRows(reference),
    ["action rule", `${ruleText(reference, "action")}${fixedNote(optimize === "signal")}`],
    ["assessment rule", `${ruleText(reference, "assessment")}${fixedNote(optimize === "action")}`],
  ];
  if (reference.ties > 1) rows.push(["ties", `${reference.ties - 1} other policies do as well`]);
  return page([heading(configuration), [`Optimising ${halfInWords[optimize]}`], table(rows)]);
}

/** Of one that sees more, the rules of all situations are too long for a line. */
function ruleText(reference: Reference, half: Half): string {
  const { situations } = reference.policy;
  return situations === undefined ? reference[half] : `one for each of ${situations} situations (--json shows them)`;
}

function fixedNote(isFixed: boolean): string {
  return isFixed ? " (fixed)" : "";
}

function heading(configuration: Configuration): string[] {
  return [settingInWords(configuration), societyInWords(configuration)];
}

function figures(result: Measurement, { game }: Configuration): string[] {
  const { played, reference } = result;
  const isReturn = game.discount !== 1;
  const each = isReturn ? " per encounter" : "";
  const playing = `${withError(played.payoff, played.standardError)}${each} in ${played.episodes} played episodes`;
  const rows = [
    [
      isReturn ? "discounted return" : "payoff",
      `${worth(result.payoff, result.exact, result.payoffStandardError)}   (${playing})`,
    ],
  ];
  if (reference === null) {
    rows.push(["best response", "unknown: this setting is too large for the exact oracle"]);
    return table(rows);
  }
  rows.push(...referenceRows(reference));
  const { referencePerformance, referenceDifference, referenceAdherence } = result;
  if (referencePerformance !== null)
    rows.push(["performance", `${percent(referencePerformance)} of the best response`]);
  else if (referenceDifference !== null) {
    rows.push([
      "performance",
      `${figure(referenceDifference)} ${game.stage === "donation" && !isReturn ? "b" : `of ${unitInWords(game)}`} from the best response, which is close to zero`,
    ]);
  }
  if (referenceAdherence !== null)
    rows.push(["adherence", `${percent(referenceAdherence)} of decisions as the best response has them`]);
  return table(rows);
}

/** The best response and the bounds. */
function referenceRows(reference: Reference): string[][] {
  const { payoff, exact, standardError, isLowerBound } = reference;
  const { bound, boundStandardError, foresightBound, foresightBoundStandardError } = reference;
  return [
    ["best response", `${isLowerBound ? "at least " : ""}${worth(payoff, exact, standardError)}`],
    ["full information", bound === null ? "unknown for this setting" : worth(bound, true, boundStandardError ?? 0)],
    ...(foresightBound === null
      ? []
      : [
          [
            "and foresight",
            `${withError(foresightBound, foresightBoundStandardError ?? 0)}, knowing who will meet whom`,
          ],
        ]),
  ];
}

/** What it is worth to judge, and to choose whom to give. */
function constantRows({ payoff, constantSignalPayoff, constantActionPayoff }: Reference): string[][] {
  const row = (name: string, constant: number | null) =>
    constant === null ? [] : [[name, `${figure(constant)}, ${percent(constant / payoff)} of the best response`]];
  return [...row("judging all alike", constantSignalPayoff), ...row("treating all alike", constantActionPayoff)];
}

/** A payoff and its error, or that it has none. */
function worth(payoff: number, exact: boolean, standardError: number): string {
  return exact ? `${figure(payoff)}, exact` : withError(payoff, standardError);
}

function rules(result: Measurement & { optimize: string }, configuration: Configuration): string[][] {
  return shownByPartners(result, configuration).flatMap(({ partners, result: one }) =>
    rulesWith(one, configuration, partners === undefined ? "" : ` with ${partners}`),
  );
}

function rulesWith(
  result: Measurement & { optimize: string },
  configuration: Configuration,
  partners: string,
): string[][] {
  const { game, learner } = configuration;
  const numbers = ruleNumbersOf(game);
  const fixed = {
    action: result.optimize === "signal" ? learner.fixedAction : undefined,
    assessment: result.optimize === "action" ? learner.fixedAssessment : undefined,
  };
  return shownDecisions(configuration).map((decision) => {
    const { half, role } = decision;
    const how = half === "action" ? "How it acts" : "How it judges";
    return [`${how}${role}${partners}, ${numbers[half]}${fixedAs(fixed[half])}`, ...ruleTable(decision, result)];
  });
}

function fixedAs(rule: Rule | undefined): string {
  return rule === undefined ? "" : ` (fixed: ${ruleInWords(rule)})`;
}

/** A line for each context, or for those that came up most. */
function ruleTable(decision: ShownDecision, { policy, visits, reference }: Measurement): string[] {
  const { half, start, contexts: names, titles, choices } = decision;
  const own = visitsIn(decision, visits);
  const { contexts, rest } =
    names.length <= MOST_CONTEXTS ? { contexts: [...names.keys()], rest: "" } : mostVisited(own, MOST_CONTEXTS);
  const best = reference === null ? [] : ["best"];
  const rows = contexts.map((context) => [
    ...names[context]!,
    choiceText(choiceIn(policy[half], start + context, choices)),
    ...(reference === null ? [] : [bestText(decision, reference, start + context)]),
    percent(own[context]!),
  ]);
  return [...table([[...titles, "learned", ...best, "visits"], ...rows]), ...(rest === "" ? [] : [`  (${rest})`])];
}

function choiceText({ text, chance }: ShownChoice): string {
  return chance === undefined ? text : `${text} (${chance})`;
}

function bestText({ half, choices }: ShownDecision, { policy }: Reference, row: number): string {
  const best = policy[half][row]!;
  if (typeof best !== "number") return choices[choiceIn(policy[half], row).choice ?? -1] ?? "any";
  const words: readonly string[] = half === "action" && choices[0] === "Defect" ? ["D", "C"] : choices;
  return words[best] ?? figure(best, 2);
}

/** Columns as wide as their widest cell, indented. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column]!)).join("  ")}`.trimEnd());
}

/** Blocks of lines. What is in a line stays in it: a path may hold a line break. */
export function page(blocks: readonly (readonly string[])[]): string {
  return `${blocks.map((lines) => lines.map(printable).join("\n")).join("\n\n")}\n`;
}
