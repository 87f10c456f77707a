/**
 * The learned rules beside the best response's: heat maps, a cell a context, coloured and written by what is done there.
 * Rules of too many contexts for that are lists of those that came up most.
 */
import { ruleInWords } from "../../game/index.js";
import { shapeOf } from "../configuration.js";
import { actionNames, contextsOf, contextTitles, decisionIn, mostVisited, reputationNames, } from "../contexts.js";
import { shownByPartners } from "../situations.js";
import { figure, percent, ruleNumbersOf } from "../words.js";
import { escaped } from "./html.js";
/** A map of more rows or columns than this is no longer read at a glance. */
const MOST_ROWS = 25;
const MOST_COLUMNS = 8;
/** Contexts of a list. */
const LISTED = 40;
/** Both rules; where the learner sees who its partner is, with each group of residents, too. */
export function ruleMaps(result, configuration) {
    return shownByPartners(result, configuration)
        .map(({ partners, result: one }) => {
        const heading = partners === undefined ? "" : `<h3 class="partners">With ${escaped(partners)}</h3>`;
        return heading + mapsOf(one, configuration);
    })
        .join("");
}
/** A half that was not optimised is shown once, as what it was fixed to. */
function mapsOf(result, { game, learner }) {
    const fixedAction = result.optimize === "signal" ? learner.fixedAction : undefined;
    const fixedAssessment = result.optimize === "action" ? learner.fixedAssessment : undefined;
    const { action, assessment } = ruleNumbersOf(game);
    const shape = shapeOf(game);
    const isBinary = shape.reputations === 2 && shape.actions === 2;
    const reputations = reputationNames(shape);
    const acting = {
        half: "action",
        title: "How it acts",
        by: "its own reputation and its partner’s",
        rowTitles: ["own"],
        rows: reputations.map((name) => [name]),
        columnTitle: "partner",
        columns: reputations,
        outcomes: ["defect", "cooperate"],
    };
    const judging = {
        half: "assessment",
        title: "How it judges",
        by: "the subject’s reputation, its own, and what the subject did",
        rowTitles: ["subject", "judge"],
        rows: contextsOf("action", shape),
        columnTitle: isBinary ? "the subject" : "the subject’s action",
        columns: isBinary ? ["defected", "cooperated"] : actionNames(shape),
        outcomes: ["Bad", "Good"],
    };
    const isSmall = judging.rows.length <= MOST_ROWS && Math.max(judging.columns.length, reputations.length) <= MOST_COLUMNS;
    const shown = isSmall ? ruleMap : ruleList;
    return [
        article(acting, action, shown(acting, result, fixedAction)),
        article(judging, assessment, shown(judging, result, fixedAssessment)),
    ].join("");
}
function article({ half, title, by }, numbers, content) {
    return `<article class="rule ${half}">
<h3>${title}</h3><p class="meaning">${numbers}, by ${by}</p>
${content}
</article>`;
}
function captionOf(fixed) {
    return fixed === undefined ? "learned" : `fixed: ${ruleInWords(fixed)}`;
}
function ruleMap(grid, result, fixed) {
    const { reference } = result;
    const learned = table(grid, captionOf(fixed), (at) => learnedCell(grid, result, at));
    const best = reference === null || fixed !== undefined
        ? ""
        : table(grid, "best response", (at) => bestCell(grid, reference.policy, at));
    // Maps of many columns stand below each other.
    return `<div class="pair${grid.columns.length > 3 ? " wide-maps" : ""}">${learned}${best}</div>`;
}
function bestCell({ half, outcomes }, policy, at) {
    const best = policy[half][at];
    const { level, choice } = decisionIn(policy[half], at);
    if (typeof best !== "number")
        return cell(level, choice === undefined ? "any" : String(choice), "");
    const outcome = outcomes[best];
    return outcome === undefined ? cell(best, figure(best, 2), "a share") : cell(best, outcome, String(best));
}
/** How often the context came up, and whether the best response has another choice there. */
function noteOf(half, result, at) {
    const visits = result.visits[half][at];
    if (visits === 0)
        return { note: "never met", kind: "unmet" };
    const learned = decisionIn(result.policy[half], at).choice;
    const best = result.reference === null ? undefined : decisionIn(result.reference.policy[half], at).choice;
    const differs = learned !== undefined && best !== undefined && learned !== best;
    const share = visits < 0.0005 ? "< 0.1 %" : percent(visits);
    return { note: `${share}${differs ? " · differs" : ""}`, kind: differs ? "differs" : "" };
}
function learnedCell({ half }, result, at) {
    const { text, level, chance } = decisionIn(result.policy[half], at);
    const { note, kind } = noteOf(half, result, at);
    return cell(level, text, chance === undefined ? note : `${chance} · ${note}`, kind);
}
function cell(level, text, note, kind = "") {
    return `<td class="${kind}" style="--p:${(100 * level).toFixed(1)}%"><b>${text}</b><small>${escaped(note)}</small></td>`;
}
function table(grid, caption, cellAt) {
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
function ruleList(grid, result, fixed) {
    const { half, rows, columns } = grid;
    const { contexts, rest } = mostVisited(result.visits[half], LISTED);
    const { reference } = result;
    const hasBest = reference !== null && fixed === undefined;
    const heads = [...contextTitles[half], captionOf(fixed), ...(hasBest ? ["best response"] : [])];
    const body = contexts.map((at) => {
        const names = [...rows[Math.floor(at / columns.length)], columns[at % columns.length]];
        const head = names.map((name) => `<th scope="row">${name}</th>`).join("");
        const best = hasBest ? bestCell(grid, reference.policy, at) : "";
        return `<tr>${head}${learnedCell(grid, result, at)}${best}</tr>`;
    });
    return `<table class="list"><thead><tr>${heads.map((name) => `<th scope="col">${escaped(name)}</th>`).join("")}</tr></thead>
<tbody>${body.join("")}</tbody></table>
${rest === "" ? "" : `<p class="note">The contexts that came up most; ${rest}.</p>`}`;
}
