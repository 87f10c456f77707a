/**
 * The learned rules beside the best response's: heat maps, a cell a context, coloured and written by what is done there.
 * Rules of too many contexts for that are lists of those that came up most.
 */
import { type Rule, ruleInWords } from "../../game/index.js";
import type { Configuration } from "../configuration.js";
import { choiceIn, mostVisited, type ShownDecision, shownDecisions, visitsIn } from "../contexts.js";
import type { TrainingResult } from "../result.js";
import { shownByPartners } from "../situations.js";
import { figure, percent, ruleNumbersOf } from "../words.js";
import { escaped } from "./html.js";

/** A decision as a grid: all but the last word of a context in rows, that one in columns. */
interface Grid extends ShownDecision {
  readonly rows: readonly (readonly string[])[];
  readonly columns: readonly string[];
}

/** A map of more rows or columns than this is no longer read at a glance. */
const MOST_ROWS = 25;
const MOST_COLUMNS = 8;
/** Contexts of a list. */
const LISTED = 40;

/** Both rules; where the learner sees who its partner is, with each group of residents, too. */
export function ruleMaps(result: TrainingResult, configuration: Configuration): string {
  return shownByPartners(result, configuration)
    .map(({ partners, result: one }) => {
      const heading = partners === undefined ? "" : `<h3 class="partners">With ${escaped(partners)}</h3>`;
      return heading + mapsOf(one, configuration);
    })
    .join("");
}

/** A half that was not optimised is shown once, as what it was fixed to. */
function mapsOf(result: TrainingResult, configuration: Configuration): string {
  const { game, learner } = configuration;
  const numbers = ruleNumbersOf(game);
  const fixed = {
    action: result.optimize === "signal" ? learner.fixedAction : undefined,
    assessment: result.optimize === "action" ? learner.fixedAssessment : undefined,
  };
  const grids = shownDecisions(configuration).map(gridOf);
  const isSmall = grids.every(({ rows, columns }) => rows.length <= MOST_ROWS && columns.length <= MOST_COLUMNS);
  const shown = isSmall ? ruleMap : ruleList;
  return grids.map((grid) => article(grid, numbers[grid.half], shown(grid, result, fixed[grid.half]))).join("");
}

function gridOf(decision: ShownDecision): Grid {
  const { contexts } = decision;
  const last = contexts[0]!.length - 1;
  const columns = [...new Set(contexts.map((names) => names[last]!))];
  const rows = contexts.filter((_, at) => at % columns.length === 0).map((names) => names.slice(0, last));
  return { ...decision, rows, columns };
}

/** What is seen, in the words of a sentence. */
const seenInWords: Readonly<Record<string, string>> = {
  group: "whether both are of one group",
  own: "its own reputation",
  partner: "its partner’s",
  "partner did": "what its partner did",
  subject: "the subject’s reputation",
  judge: "its own",
  action: "what the subject did",
  "judge did": "what it did itself",
};

function article({ half, role, titles }: Grid, numbers: string, content: string): string {
  const title = half === "action" ? "How it acts" : "How it judges";
  const seen = titles.map((name) => seenInWords[name]!);
  const by = `${seen.slice(0, -1).join(", ")}${seen.length > 2 ? "," : ""} and ${seen.at(-1)}`;
  return `<article class="rule ${half}">
<h3>${title}${role}</h3><p class="meaning">${escaped(numbers)}, by ${by}</p>
${content}
</article>`;
}

function captionOf(fixed: Rule | undefined): string {
  return fixed === undefined ? "learned" : `fixed: ${ruleInWords(fixed)}`;
}

function ruleMap(grid: Grid, result: TrainingResult, fixed: Rule | undefined): string {
  const { reference } = result;
  const learned = table(grid, captionOf(fixed), (at) => learnedCell(grid, result, at));
  const best =
    reference === null || fixed !== undefined
      ? ""
      : table(grid, "best response", (at) => bestCell(grid, reference.policy, at));
  // Maps of many columns stand below each other.
  return `<div class="pair${grid.columns.length > 3 ? " wide-maps" : ""}">${learned}${best}</div>`;
}

function bestCell(
  { half, start, choices }: Grid,
  policy: NonNullable<TrainingResult["reference"]>["policy"],
  context: number,
): string {
  const best = policy[half][start + context]!;
  const { level, choice, text } = choiceIn(policy[half], start + context, choices);
  if (typeof best !== "number") return cell(level, choice === undefined ? "any" : text, "");
  const outcome = half === "action" ? choices[best]?.toLowerCase() : choices[best];
  return outcome === undefined ? cell(best, figure(best, 2), "a share") : cell(best, outcome, String(best));
}

/** How often the context came up, and whether the best response has another choice there. */
function noteOf(half: Grid["half"], result: TrainingResult, at: number): { note: string; kind: string } {
  const visits = result.visits[half][at]!;
  if (visits === 0) return { note: "never met", kind: "unmet" };
  const learned = choiceIn(result.policy[half], at).choice;
  const best = result.reference === null ? undefined : choiceIn(result.reference.policy[half], at).choice;
  const differs = learned !== undefined && best !== undefined && learned !== best;
  const share = visits < 0.0005 ? "< 0.1 %" : percent(visits);
  return { note: `${share}${differs ? " · differs" : ""}`, kind: differs ? "differs" : "" };
}

function learnedCell({ half, start, choices }: Grid, result: TrainingResult, context: number): string {
  const { text, level, chance } = choiceIn(result.policy[half], start + context, choices);
  const { note, kind } = noteOf(half, result, start + context);
  return cell(level, text, chance === undefined ? note : `${chance} · ${note}`, kind);
}

function cell(level: number, text: string, note: string, kind = ""): string {
  return `<td class="${kind}" style="--p:${(100 * level).toFixed(1)}%"><b>${escaped(text)}</b><small>${escaped(note)}</small></td>`;
}

function table(grid: Grid, caption: string, cellAt: (at: number) => string): string {
  const { titles, rows, columns } = grid;
  const corner = titles
    .slice(0, -1)
    .map((title) => `<th scope="col" rowspan="2" class="corner">${title}</th>`)
    .join("");
  const heads = columns.map((column) => `<th scope="col">${escaped(column)}</th>`).join("");
  const body = rows.map((names, row) => {
    const head = names.map((name) => `<th scope="row">${escaped(name)}</th>`).join("");
    return `<tr>${head}${columns.map((_, column) => cellAt(row * columns.length + column)).join("")}</tr>`;
  });
  return `<table><caption>${escaped(caption)}</caption>
<thead><tr>${corner}<th scope="colgroup" colspan="${columns.length}" class="over">${titles.at(-1)}</th></tr><tr>${heads}</tr></thead>
<tbody>${body.join("")}</tbody></table>`;
}

function ruleList(grid: Grid, result: TrainingResult, fixed: Rule | undefined): string {
  const { titles } = grid;
  const { contexts, rest } = mostVisited(visitsIn(grid, result.visits), LISTED);
  const { reference } = result;
  const hasBest = reference !== null && fixed === undefined;
  const heads = [...titles, captionOf(fixed), ...(hasBest ? ["best response"] : [])];
  const body = contexts.map((at) => {
    const head = grid.contexts[at]!.map((name) => `<th scope="row">${escaped(name)}</th>`).join("");
    const best = hasBest ? bestCell(grid, reference.policy, at) : "";
    return `<tr>${head}${learnedCell(grid, result, at)}${best}</tr>`;
  });
  return `<table class="list"><thead><tr>${heads.map((name) => `<th scope="col">${escaped(name)}</th>`).join("")}</tr></thead>
<tbody>${body.join("")}</tbody></table>
${rest === "" ? "" : `<p class="note">The contexts that came up most; ${rest}.</p>`}`;
}
