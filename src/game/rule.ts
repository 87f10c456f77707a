/**
 * Rules as people write them down, for any number of reputations and actions: by name, as text, as a list of choices or as
 * rows of chances. A rule is half of a policy; its table is in the index order of `Policy`.
 */
import type { Taken } from "../options.js";
import { GameError, isDistribution } from "./game.js";
import { findActionRule, findAssessmentRule, namedBits, ruleNames } from "./norm.js";
import { checkShape, type PolicyShape } from "./policy.js";

/**
 * How one acts or judges. Contexts are in the index order of `Policy`: K^2 of `own * K + partner` for an action rule, K^2 A
 * of `(subject * K + judge) * A + action` for an assessment rule.
 *
 * - A name (see `norms` and `actionRules`). In a game that is not binary it is lifted: reputations of K/2 and above count
 *   as Good, actions of A/2 and above as cooperation; who cooperates donates all, who says Good says K - 1, and otherwise 0.
 * - Text of one character a context, the choice there: 0 .. 9, then a .. z for 10 .. 35. Bits are such text.
 * - A list of one choice a context.
 * - A list of rows of probabilities, one row a context.
 */
export type Rule = string | readonly number[] | readonly (readonly number[])[];

export type Half = "action" | "assessment";

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
    accepts: (value) => (typeof value === "string" && value !== "") || (Array.isArray(value) && value.length > 0),
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
  const { contexts, outcomes } = sizeOf(half, shape);
  if (typeof rule === "string") return oneHot(textChoices(half, rule, shape, field), outcomes);
  if (!Array.isArray(rule) || rule.length !== contexts) {
    const got = Array.isArray(rule) ? `a list of ${rule.length}` : rule;
    throw new GameError(field, got, formsOf(half, shape));
  }
  const list: readonly unknown[] = Array.from(rule);
  if (!list.some(Array.isArray)) {
    const choices = list.map((choice, context) => {
      if (typeof choice === "number" && Number.isInteger(choice) && choice >= 0 && choice < outcomes) return choice;
      throw new GameError(`${field}[${context}]`, choice, `an integer from 0 to ${outcomes - 1}`);
    });
    return oneHot(choices, outcomes);
  }
  const table = new Float64Array(contexts * outcomes);
  for (const [context, row] of list.entries()) {
    const isRow = Array.isArray(row) && row.length === outcomes && row.every((chance) => typeof chance === "number");
    if (!isRow || !isDistribution(row)) {
      throw new GameError(`${field}[${context}]`, row, `${outcomes} probabilities that sum to 1`);
    }
    table.set(row, context * outcomes);
  }
  return table;
}

/** The table of a binary rule, given by its bits, lifted to a game of any shape. */
export function liftedTable(half: Half, bits: string, shape: PolicyShape): Float64Array {
  return oneHot(lifted(half, bits, shape), sizeOf(half, shape).outcomes);
}

/** A rule as one would call it: what was written, if that is short. */
export function ruleInWords(rule: Rule): string {
  if (typeof rule !== "string") return Array.isArray(rule[0]) ? "a table of chances" : "a list of choices";
  return rule.length <= 24 ? rule : `${rule.slice(0, 21)}...`;
}

function sizeOf(half: Half, { reputations: k, actions: a }: PolicyShape): { contexts: number; outcomes: number } {
  return half === "action" ? { contexts: k * k, outcomes: a } : { contexts: k * k * a, outcomes: k };
}

function isBinary({ reputations, actions }: PolicyShape): boolean {
  return reputations === 2 && actions === 2;
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
function lifted(half: Half, bits: string, { reputations: k, actions: a }: PolicyShape): number[] {
  const good = (reputation: number) => Number(2 * reputation >= k);
  const choices: number[] = [];
  for (let one = 0; one < k; one++) {
    for (let other = 0; other < k; other++) {
      const pair = 2 * good(one) + good(other);
      if (half === "action") choices.push(bits[pair] === "1" ? a - 1 : 0);
      else {
        for (let action = 0; action < a; action++) {
          choices.push(bits[2 * pair + Number(2 * action >= a)] === "1" ? k - 1 : 0);
        }
      }
    }
  }
  return choices;
}

function oneHot(choices: readonly number[], outcomes: number): Float64Array {
  const table = new Float64Array(choices.length * outcomes);
  for (const [context, choice] of choices.entries()) table[context * outcomes + choice] = 1;
  return table;
}
