/** The learned rules as heat maps beside the best response's: a cell a context, coloured and written by its probability. */
import type { Configuration } from "../configuration.js";
import type { TrainingResult } from "../result.js";
import { figure, percent } from "../words.js";
import { escaped } from "./html.js";

/** A rule as a grid: contexts in rows, the last word of the context in columns. */
interface Grid {
  readonly half: "action" | "assessment";
  readonly title: string;
  readonly meaning: string;
  /** What the words at the left of a row stand for, and at the top of a column. */
  readonly rowTitles: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly columnTitle: string;
  readonly columns: readonly string[];
  /** What 0 and 1 stand for. */
  readonly outcomes: readonly [string, string];
}

const acting: Grid = {
  half: "action",
  title: "How it acts",
  meaning: "P(cooperate), by its own reputation and its partner’s",
  rowTitles: ["own"],
  rows: [["Bad"], ["Good"]],
  columnTitle: "partner",
  columns: ["Bad", "Good"],
  outcomes: ["defect", "cooperate"],
};

const judging: Grid = {
  half: "assessment",
  title: "How it judges",
  meaning: "P(Good), by the subject’s reputation, its own, and what the subject did",
  rowTitles: ["subject", "judge"],
  rows: [
    ["Bad", "Bad"],
    ["Bad", "Good"],
    ["Good", "Bad"],
    ["Good", "Good"],
  ],
  columnTitle: "the subject",
  columns: ["defected", "cooperated"],
  outcomes: ["Bad", "Good"],
};

/** Both rules. A half that was not optimised is shown once, as what it was fixed to. */
export function ruleMaps(result: TrainingResult, { learner }: Configuration): string {
  const fixedAction = result.optimize === "signal" ? learner.fixedAction : undefined;
  const fixedAssessment = result.optimize === "action" ? learner.fixedAssessment : undefined;
  return ruleMap(acting, result, fixedAction) + ruleMap(judging, result, fixedAssessment);
}

function ruleMap(grid: Grid, result: TrainingResult, fixed: string | undefined): string {
  const bits = result.reference?.[grid.half];
  const learned = table(grid, fixed === undefined ? "learned" : `fixed: ${fixed}`, (at) =>
    learnedCell(grid, result, at),
  );
  const best =
    bits === undefined || fixed !== undefined
      ? ""
      : table(grid, "best response", (at) => cell(Number(bits[at]), grid.outcomes[Number(bits[at])]!, bits[at]!));
  return `<article class="rule ${grid.half}">
<h3>${grid.title}</h3><p class="meaning">${grid.meaning}</p>
<div class="pair">${learned}${best}</div>
</article>`;
}

function learnedCell({ half }: Grid, result: TrainingResult, at: number): string {
  const chance = result.policy[half][at]!;
  const visits = result.visits[half][at]!;
  const bit = result.reference?.[half][at];
  const differs = bit !== undefined && visits > 0 && chance !== 0.5 && chance > 0.5 !== (bit === "1");
  const note =
    visits === 0 ? "never met" : `${visits < 0.0005 ? "< 0.1 %" : percent(visits)}${differs ? " · differs" : ""}`;
  return cell(chance, figure(chance, 2), note, visits === 0 ? "unmet" : differs ? "differs" : "");
}

function cell(chance: number, text: string, note: string, kind = ""): string {
  return `<td class="${kind}" style="--p:${(100 * chance).toFixed(1)}%"><b>${text}</b><small>${escaped(note)}</small></td>`;
}

function table(grid: Grid, caption: string, cellAt: (at: number) => string): string {
  const { rowTitles, rows, columns, columnTitle } = grid;
  const corner = rowTitles.map((title) => `<th scope="col" rowspan="2" class="corner">${title}</th>`).join("");
  const heads = columns.map((column) => `<th scope="col">${column}</th>`).join("");
  const body = rows.map((names, row) => {
    const head = names.map((name) => `<th scope="row">${name}</th>`).join("");
    return `<tr>${head}${columns.map((_, column) => cellAt(row * columns.length + column)).join("")}</tr>`;
  });
  return `<table><caption>${escaped(caption)}</caption>
<thead><tr>${corner}<th scope="colgroup" colspan="${columns.length}" class="over">${columnTitle}</th></tr><tr>${heads}</tr></thead>
<tbody>${body.join("")}</tbody></table>`;
}
