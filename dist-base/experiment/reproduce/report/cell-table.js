/** Cells in full: every method of a group in a line, with the interval over seeds, and the paper's payoff beside them. */
import { escaped } from "../../report/html.js";
import { figure, percent } from "../../words.js";
import { OURS } from "../totals.js";
import { groupTitle } from "./groups.js";
import { methodName } from "./methods.js";
export function cellTable(groups) {
    return `<div class="scroll"><table class="plain"><thead><tr><th scope="col">method</th><th scope="col">of the best</th>
<th scope="col">adherence</th><th scope="col">payoff</th><th scope="col" class="text">policy</th>
<th scope="col">episodes<br>to 95 %</th><th scope="col">seconds<br>to 95 %</th><th scope="col">seeds<br>at 95 %</th><th scope="col">paper*</th></tr></thead>
${groups.map(body).join("\n")}</table></div>`;
}
function body(group) {
    const { reference } = group.cells[0];
    const about = [
        `${reference.degenerate ? "degenerate" : "discriminative"}`,
        `best response ${figure(reference.payoff)}`,
        `best constant ${figure(reference.constantPayoff)}`,
        ...(reference.bound === null ? [] : [`full information ${figure(reference.bound)}`]),
        ...(reference.evaluation === "played" ? ["all estimated by play"] : []),
    ].join(" · ");
    return `<tbody><tr class="group"><th colspan="9" scope="rowgroup"><div>${escaped(groupTitle(group))} <small>${about}</small></div></th></tr>
${group.cells.map(row).join("")}</tbody>`;
}
function row(cell) {
    const { method, payoff, referencePerformance, referenceDifference, referenceAdherence, seeds, reached, paper } = cell;
    const interval = Number.isFinite(payoff.low) ? ` ± ${figure(payoff.high - payoff.value)}` : "";
    const compared = referencePerformance === null ? `${figure(referenceDifference)} b` : percent(referencePerformance);
    const hits = Math.round(reached.value * seeds.length);
    const mark = cell.kindShare < 1 ? ` (${Math.round(cell.kindShare * seeds.length)}/${seeds.length})` : "";
    const paperText = paper.map((value) => String(value)).join(" / ");
    return `<tr${method === OURS ? ' class="ours"' : ""}><td>${methodName(method)}</td><td>${compared}</td>
<td>${percent(referenceAdherence)}</td><td>${figure(payoff.value)}${interval}</td><td class="text">${cell.kind}${mark}</td>
<td>${reachedText(cell.episodesToNear, 0)}</td><td>${reachedText(cell.secondsToNear, 3)}</td><td>${hits}/${seeds.length}</td>
<td>${paperText}</td></tr>`;
}
function reachedText(value, digits) {
    return Number.isFinite(value) ? figure(value, digits) : "never";
}
