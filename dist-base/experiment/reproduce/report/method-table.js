/** The first table: a line a method, over all cells. */
import { escaped } from "../../report/html.js";
import { figure, percent } from "../../words.js";
import { episodesOf } from "../grid.js";
import { paperShares } from "../paper.js";
import { byPart, OURS } from "../totals.js";
import { methodName } from "./methods.js";
export function methodTable({ totals, request }) {
    const groups = byPart(totals, ({ part }) => part);
    const bodies = groups.map(([part, own]) => {
        const head = `<tr class="group"><th colspan="13" scope="rowgroup"><div>${part}</div></th></tr>`;
        const rows = own.map((each) => row(each, episodesOf(request.budget))).join("");
        return `<tbody>${groups.length > 1 ? head : ""}${rows}${part === "presets" ? paperRow : ""}</tbody>`;
    });
    return `<div class="scroll"><table class="plain"><thead>
<tr><th scope="col" rowspan="2">method</th><th scope="col">degenerate</th>
<th scope="colgroup" colspan="2">discriminative</th><th scope="col" rowspan="2">worst<br>cell</th>
<th scope="col" rowspan="2">cells at<br>99&nbsp;%</th><th scope="colgroup" colspan="2">within 5&nbsp;%</th><th scope="col" rowspan="2">episodes<br>to 95&nbsp;%</th><th scope="col" rowspan="2">constant</th><th scope="col" rowspan="2">collapsed</th><th scope="col" rowspan="2">other<br>matching</th><th scope="col" rowspan="2">cells</th></tr>
<tr><th scope="col">performance</th><th scope="col">performance</th><th scope="col">adherence</th><th scope="col">ever</th><th scope="col">in the end</th></tr></thead>
${bodies.join("")}</table></div>
<ul class="note">
<li>Performance: payoff as a share of the best response’s; adherence: share of the decisions that it would make alike (shares are rounded to 0 or 1). Medians over cells of medians over seeds.</li>
<li>Degenerate settings are those where a constant policy gets 99.5&nbsp;% of the best response; in discriminative ones reputations matter.</li>
<li>Cells at 99&nbsp;%: share of the cells whose median performance is no less.</li>
<li>Within 5&nbsp;%: share of trainings that were worth 95&nbsp;% of the best response at any time, and in the end; and the episodes until the first time (median over cells). Constant: share of trainings that ended in one action, or one signal, wherever they got to, where no best response does so; collapsed: those of them that ended below 95&nbsp;%.</li>
<li>Other matching: median performance where the matching in testing is not that of training; the other columns leave those cells out.</li>
<li>${paperWords}</li>
</ul>`;
}
function row({ method, cells, degenerate, discriminative, worst, nearly, transfer, reached, ended, constant, collapsed, ...each }, budget) {
    const episodes = Number.isFinite(each.episodesToNear) ? figure(each.episodesToNear, 0) : `&gt; ${budget}`;
    return `<tr${method === OURS ? ' class="ours"' : ""}><td>${methodName(method)}</td>
<td>${share(degenerate.performance)}</td><td>${share(discriminative.performance)}</td><td>${share(discriminative.adherence)}</td>
<td title="${escaped(worst?.cell ?? "")}">${share(worst?.performance)}</td>
<td>${share(nearly)}</td><td>${share(reached)}</td><td>${share(ended)}</td><td>${episodes}</td><td>${share(constant)}</td><td>${share(collapsed)}</td><td>${share(transfer)}</td><td>${cells}</td></tr>`;
}
const paperRow = `<tr><td class="text"><i>the paper’s own figures*</i></td><td>${share(paperShares.referencePerformance, 0)}</td><td></td>
<td>${share(paperShares.referenceAdherence, 0)}</td><td colspan="9"></td></tr>`;
export const paperWords = `* The paper’s figures (Lin et al. 2026) are measured in settings that we can only approximate: its rules and sizes are not known exactly. Nothing is tuned to them.`;
/** The figures above the table: how ours does. */
export function headlineFigures({ totals }) {
    const ours = totals.find(({ method }) => method === OURS);
    if (ours === undefined)
        return "";
    return `<dl class="figures">${figuresOf(ours).join("")}</dl>
<p class="note">${OURS} in the cells of ${ours.part}, tested as it was trained.</p>`;
}
function figuresOf({ degenerate, discriminative, worst, reached, collapsed }) {
    const counted = (count, regime) => `${count} ${regime} ${count === 1 ? "cell" : "cells"}`;
    const regimes = [
        headline(share(discriminative.adherence), `adherence to the best response, median of ${counted(discriminative.cells, "discriminative")}`, true),
        headline(share(degenerate.performance), `of the best response’s payoff, median of ${counted(degenerate.cells, "degenerate")}`, true),
    ].filter((_, at) => [discriminative, degenerate][at].cells > 0);
    return [
        ...regimes,
        headline(share(worst?.performance), `in the worst cell${worst === null ? "" : `, ${escaped(shortName(worst.cell))}`}`),
        headline(share(reached), "of trainings came within 5&nbsp;% of the best response"),
        headline(share(collapsed), "ended in a constant, and below 95&nbsp;%"),
    ];
}
function shortName(cell) {
    return cell.split("/").slice(0, 3).join("/");
}
function headline(value, meaning, isLead = false) {
    return `<div${isLead ? ' class="lead"' : ""}><dt>${meaning}</dt><dd>${value}</dd></div>`;
}
function share(value, digits = 1) {
    if (value === undefined || !Number.isFinite(value))
        return "–";
    return digits === 1 ? percent(value) : `${Math.round(100 * value)} %`;
}
