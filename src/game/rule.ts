/**
 * Rules as people write them down, for any number of reputations and actions: by name, as text, as a list of choices or as
 * rows of chances. A rule is half of a policy; its table is in the index order of `Policy`.
 */
import type { Taken } from "../options.js";
import { contextOf, type Decision, decisionsOf, type Factor, type Half, type PolicyShape } from "./decisions.js";
import { GameError, isDistribution } from "./game.js";
import { findActionRule, findAssessmentRule, namedBits, ruleNames } from "./norm.js";
import { checkShape } from "./policy.js";
import { conductOf, findNamedRule } from "./rules/named-rules.js";
import type { RuleFunction, Seen } from "./seen.js";

/**
 * How one acts or judges. Contexts are in the index order of `Policy`: K^2 of `own * K + partner` for an action rule, K^2 A
 * of `(subject * K + judge) * A + action` for an assessment rule.
 *
 * - A name (see `norms`, `actionRules` and `namedRules`). A norm is binary: in a game of another kind it is lifted: reputations of K/2 and above count
 *   as Good, actions of A/2 and above as cooperation; who cooperates donates all, who says Good says K - 1, and otherwise 0.
 * - Text of one character a context, the choice there: 0 .. 9, then a .. z for 10 .. 35. Bits are such text.
 * - A list of one choice a context.
 * - A list of rows of probabilities, one row a context.
 */
export type Rule = string | readonly number[] | readonly (readonly number[])[] | RuleFunction;

export type { Half };

const exact: Readonly<Record<Half, string>> = {
  action: "the name of an action rule, or 4 bits in the order BB BG GB GG",
  assessment: "the name of a norm, or 8 bits in the order BBD BBC BGD BGC GBD GBC GGD GGC",
};

const whole = { type: "integer", minimum: 0, maximum: 63 };

/** What a rule looks like whatever the game; whether it is one of this game is seen when its table is made. */
export function ruleTaken(half: Half): Taken {
  return {
    takes: exact[half],
    schema: {
      anyOf: [
        { type: "string", minLength: 1 },
        { type: "array", minItems: 4, items: whole },
        { type: "array", minItems: 4, items: { type: "array", minItems: 2, items: { type: "number" } } },
      ],
    },
    accepts: (value) =>
      (typeof value === "string" && value !== "") ||
      (Array.isArray(value) && value.length > 0) ||
      typeof value === "function",
  };
}

/**
 * The table of a rule.
 *
 * @param field what the error calls it.
 * @throws GameError that says what the rule may be in a game of this shape, or names the first context that is wrong
 */
export function ruleTable(half: Half, rule: Rule, shape: PolicyShape, field: string = half): Float64Array {
  checkShape(shape);
  const { contexts } = sizeOf(half, shape);
  const named = typeof rule === "string" ? findNamedRule(rule) : undefined;
  if (named !== undefined) return ruleTable(half, conductOf(half, named, shape, field), shape, field);
  if (typeof rule === "string") return oneHot(half, textChoices(half, rule, shape, field), shape);
  const given: unknown = typeof rule === "function" ? answersOf(half, rule, shape) : rule;
  if (!Array.isArray(given) || given.length !== contexts) {
    throw new GameError(field, Array.isArray(given) ? `a list of ${given.length}` : given, formsOf(half, shape));
  }
  const table = new Float64Array(contexts * decisionsOf(shape).width[half]);
  const list: readonly unknown[] = Array.from(given);
  const hasRows = list.some(Array.isArray);
  eachContext(half, shape, (context, at, { choices }) => {
    const told = list[context];
    const where = `${field}[${context}]`;
    const isFunction = typeof rule === "function";
    if (!Array.isArray(told) && (!hasRows || isFunction)) {
      const isChoice = typeof told === "number" && Number.isInteger(told) && told >= 0 && told < choices;
      if (!isChoice) throw new GameError(where, told, `an integer from 0 to ${choices - 1}`);
      table[at + told] = 1;
      return;
    }
    const isRow = Array.isArray(told) && told.length === choices && told.every((chance) => typeof chance === "number");
    if (!isRow || !isDistribution(told)) {
      throw new GameError(where, told, `${choices} probabilities that sum to 1`);
    }
    table.set(told, at);
  });
  return table;
}

/** What a function says in every context. */
function answersOf(half: Half, rule: RuleFunction, shape: PolicyShape): unknown[] {
  const answers: unknown[] = [];
  eachContext(half, shape, (context) => answers.push(rule(seenIn(shape, half, context))));
  return answers;
}

/** What is seen in a row of a half's table. */
export function seenIn(shape: PolicyShape, half: Half, row: number): Seen {
  const { decision, seen } = contextOf(decisionsOf(shape), half, row);
  const { sees, role, choices } = decision;
  return { ...Object.fromEntries(sees.map((factor, at) => [factor, seen[at]!])), role, choices };
}

/** Calls back for every context of a half: its number, where its row begins, and what is seen there. */
function eachContext(
  half: Half,
  shape: PolicyShape,
  visit: (context: number, at: number, decision: Decision, seen: readonly number[]) => void,
): void {
  const decisions = decisionsOf(shape);
  for (let context = 0; context < decisions.rows[half]; context++) {
    const { decision, seen } = contextOf(decisions, half, context);
    visit(context, context * decisions.width[half], decision, seen);
  }
}

/** The table of a binary rule, given by its bits, lifted to a game of any shape. */
export function liftedTable(half: Half, bits: string, shape: PolicyShape): Float64Array {
  return oneHot(half, lifted(half, bits, shape), shape);
}

/** A rule as one would call it: what was written, if that is short. */
export function ruleInWords(rule: Rule): string {
  if (typeof rule === "function") return rule.name === "" ? "a function" : rule.name;
  if (typeof rule !== "string") return Array.isArray(rule[0]) ? "a table of chances" : "a list of choices";
  return rule.length <= 24 ? rule : `${rule.slice(0, 21)}...`;
}

function sizeOf(half: Half, shape: PolicyShape): { contexts: number; outcomes: number } {
  const { rows, all } = decisionsOf(shape);
  const own = all.filter((decision) => decision.half === half).map(({ choices }) => choices);
  return { contexts: rows[half], outcomes: Math.max(...own) };
}

/** Whether it has the contexts that bits are written down for. */
function isBinary(shape: PolicyShape): boolean {
  const { rows } = decisionsOf(shape);
  return shape.reputations === 2 && shape.actions === 2 && rows.action === 4 && rows.assessment === 8;
}

/** What a rule may be in words that go after "takes". */
function formsOf(half: Half, shape: PolicyShape): string {
  const { contexts, outcomes } = sizeOf(half, shape);
  if (isBinary(shape)) {
    return `${contexts} bits, a list of ${contexts} choices or rows of chances, or one of ${ruleNames(half)}`;
  }
  const last = (Math.min(outcomes, 36) - 1).toString(36);
  const rows = `a list of ${contexts} choices from 0 to ${outcomes - 1} or of ${contexts} rows of ${outcomes} chances`;
  return `${contexts} characters from 0 to ${last}, ${rows}, or one of ${ruleNames(half)}`;
}

/** The choice in each context. */
function textChoices(half: Half, text: string, shape: PolicyShape, field: string): number[] {
  const bits = namedBits(half, text);
  if (bits !== undefined) return lifted(half, bits, shape);
  if (isBinary(shape)) {
    const found = half === "action" ? findActionRule(text, field) : findAssessmentRule(text, field);
    return [...found].map(Number);
  }
  const { contexts, outcomes } = sizeOf(half, shape);
  const choices = [...text].map((character) =>
    /[0-9a-z]/.test(character) ? Number.parseInt(character, 36) : outcomes,
  );
  const isText = choices.length === contexts && choices.every((choice) => choice < outcomes);
  if (!isText) throw new GameError(field, text, formsOf(half, shape));
  return choices;
}

/** A binary rule in a game of any shape: whoever is in the upper half is Good, what is in the upper half is cooperation. */
function lifted(half: Half, bits: string, shape: PolicyShape): number[] {
  const k = shape.reputations;
  const [first, second] = shape.stage?.choices ?? [shape.actions, shape.actions];
  const choices: number[] = [];
  eachContext(half, shape, (_context, _at, decision, seen) => {
    const valueIn = (factor: Factor) => seen[decision.sees.indexOf(factor)]!;
    const good = (factor: Factor) => Number(2 * valueIn(factor) >= k);
    if (half === "action") {
      choices.push(bits[2 * good("own") + good("partner")] === "1" ? decision.choices - 1 : 0);
      return;
    }
    const actions = decision.role === 1 ? first : second;
    const cooperated = Number(2 * valueIn("subjectAction") >= actions);
    choices.push(bits[4 * good("subject") + 2 * good("judge") + cooperated] === "1" ? k - 1 : 0);
  });
  return choices;
}

function oneHot(half: Half, choices: readonly number[], shape: PolicyShape): Float64Array {
  const width = decisionsOf(shape).width[half];
  const table = new Float64Array(choices.length * width);
  for (const [context, choice] of choices.entries()) table[context * width + choice] = 1;
  return table;
}
