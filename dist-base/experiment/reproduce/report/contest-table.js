/** Where ours needs fewer episodes than another method, and where more: together, and cell by cell. */
import { actionKinds } from "../../../reciprocity/index.js";
import { escaped } from "../../report/html.js";
import { figure } from "../../words.js";
import { median } from "../statistics.js";
import { contestName } from "../totals.js";
import { methodName } from "./methods.js";
const verdicts = ["only ours", "faster", "even", "slower", "only theirs", "neither"];
const verdictWords = {
    "only ours": "ours<br>alone there",
    faster: "ours<br>faster",
    even: "no telling",
    slower: "ours<br>slower",
    "only theirs": "theirs<br>alone there",
    neither: "neither<br>mostly there",
};
const shades = { "only ours": "won", faster: "won", even: "", slower: "lost", "only theirs": "lost" };
export function contestTotals({ contests }) {
    const bodies = actionKinds
        .flatMap((actions) => [false, true].map((isNear) => ({ actions, isNear })))
        .map(({ actions, isNear }) => {
        const own = contests.filter(({ ours }) => ours.actions === actions && ours.constantIsNear === isNear);
        const where = isNear ? "some constant policy comes" : "no constant policy comes";
        const count = new Set(own.map(({ ours }) => ours.name)).size;
        const title = `${actions} donations, ${where} within 5&nbsp;% of the best <small>${count} ${count === 1 ? "cell" : "cells"}</small>`;
        const head = `<tr class="group"><th colspan="9" scope="rowgroup"><div>${title}</div></th></tr>`;
        const rows = baselinesOf(own).map((baseline) => totalsRow(baseline, own.filter((contest) => contest.baseline === baseline)));
        return rows.length === 0 ? "" : `<tbody>${head}${rows.join("")}</tbody>`;
    });
    const heads = verdicts.map((verdict) => `<th scope="col">${verdictWords[verdict]}</th>`).join("");
    return `<div class="scroll"><table class="plain"><thead><tr><th scope="col">against</th>${heads}<th scope="col">median<br>ratio</th><th scope="col">for<br>good</th></tr></thead>
${bodies.join("")}</table></div>`;
}
function totalsRow(baseline, own) {
    const counts = verdicts.map((verdict) => own.filter((contest) => contest.verdict === verdict).length);
    const middle = (ratios) => times(median(ratios.filter((ratio) => !Number.isNaN(ratio))));
    const ratio = middle(own.map((contest) => contest.ratio.value));
    const lasting = middle(own.map(({ lastingRatio }) => lastingRatio));
    return `<tr><td>${methodName(baseline)}</td>${counts.map((count) => `<td>${count === 0 ? "" : count}</td>`).join("")}<td>${ratio}</td><td>${lasting}</td></tr>`;
}
export function contestGrid({ contests }) {
    const baselines = baselinesOf(contests);
    const names = [...new Set(contests.map(({ ours }) => contestName(ours)))];
    const byPlace = new Map(contests.map((contest) => [`${contestName(contest.ours)} ${contest.baseline}`, contest]));
    const mine = new Map(contests.map(({ ours }) => [contestName(ours), ours]));
    const rows = names.map((name) => {
        const cells = baselines.map((baseline) => contestCell(byPlace.get(`${name} ${baseline}`)));
        const own = `<td class="none">${episodes(mine.get(name).episodesToNear)}</td>`;
        return `<tr><th scope="row">${escaped(matchedName(name))}</th>${own}${cells.join("")}</tr>`;
    });
    const heads = ["ours, episodes", ...baselines].map((name) => `<th scope="col" class="tall">${escaped(name)}</th>`);
    return `<p class="note">Our episodes to 95&nbsp;%; then the ratio of theirs to ours, and theirs below it.</p>
<div class="scroll"><table class="grid"><thead><tr><th></th>${heads.join("")}</tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}
function contestCell(contest) {
    if (contest === undefined)
        return `<td class="none"></td>`;
    const { verdict, ratio, theirs } = contest;
    if (verdict === "neither")
        return `<td class="none">–</td>`;
    const bounds = Number.isNaN(ratio.low) ? "" : ` title="${times(ratio.low)} to ${times(ratio.high)}"`;
    return `<td class="${shades[verdict]}"${bounds}>${times(ratio.value)}<br><small>${episodes(theirs.episodesToNear)}</small></td>`;
}
function episodes(count) {
    return Number.isFinite(count) ? figure(count, 0) : "never";
}
/** `l6/joint/random/discrete`: both matchings are the same here. */
function matchedName(name) {
    return name.replace(/(\w+)>\1/, "$1");
}
function baselinesOf(contests) {
    return [...new Set(contests.map(({ baseline }) => baseline))];
}
function times(ratio) {
    if (ratio === Number.POSITIVE_INFINITY)
        return "∞";
    if (Number.isNaN(ratio))
        return "–";
    return `${figure(ratio, ratio < 10 ? 1 : 0)}×`;
}
