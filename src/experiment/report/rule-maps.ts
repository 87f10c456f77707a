/** The learned rules as heat maps beside the best response's: a cell a context, coloured and written by its probability. */
import type { Configuration } from "../configuration.js";
import type { TrainingResult } from "../result.js";
import { figure, percent, ruleNumbers } from "../words.js";
import { escaped } from "./html.js";

/** A rule as a grid: contexts in rows, the last word of the context in columns. */
interface Grid {
  readonly half: "action" | "assessment";
  readonly title: string;
  /** What the numbers depend on. */
  readonly by: string;
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
  by: "its own reputation and its partner’s",
  rowTitles: ["own"],
  rows: [["Bad"], ["Good"]],
  columnTitle: "partner",
  columns: ["Bad", "Good"],
  outcomes: ["defect", "cooperate"],
};

const judging: Grid = {
  half: "assessment",
  title: "How it judges",
  by: "the subject’s reputation, its own, and what the subject did",
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
export function ruleMaps(result: TrainingResult, { game, learner }: Configuration): string {
  const fixedAction = result.optimize === "signal" ? learner.fixedAction : undefined;
  const fixedAssessment = result.optimize === "action" ? learner.fixedAssessment : undefined;
  const { action, assessment } = ruleNumbers[game.actions];
  return ruleMap(acting, action, result, fixedAction) + ruleMap(judging, assessment, result, fixedAssessment);
}

function ruleMap(grid: Grid, numbers: string, result: TrainingResult, fixed: string | undefined): string {
  const shares = result.reference?.policy[grid.half];
  const learned = table(grid, fixed === undefined ? "learned" : `fixed: ${fixed}`, (at) =>
    learnedCell(grid, result, at),
  );
  const best =
    shares === undefined || fixed !== undefined
      ? ""
      : table(grid, "best response", (at) => bestCell(grid, shares[at]!));
  return `<article class="rule ${grid.half}">
<h3>${grid.title}</h3><p class="meaning">${numbers}, by ${grid.by}</p>
<div class="pair">${learned}${best}</div>
</article>`;
}

function bestCell({ outcomes }: Grid, share: number): string {
  const outcome = outcomes[share];
  return outcome === undefined ? cell(share, figure(share, 2), "a share") : cell(share, outcome, String(share));
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
