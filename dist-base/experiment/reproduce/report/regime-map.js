/** Which settings are degenerate: what the best constant policy gets of the best response. */
import { actionKinds } from "../../../reciprocity/index.js";
import { halves } from "../../configuration.js";
import { escaped } from "../../report/html.js";
import { figure } from "../../words.js";
import { matchingKinds } from "../settings.js";
export function regimeMap({ results }) {
    const references = [...new Map(results.map(({ reference }) => [reference.key, reference])).values()];
    const maps = actionKinds.flatMap((kind) => {
        const own = references.filter(({ actions }) => actions === kind);
        return own.length === 0 ? [] : [`<h3>${kind} donations</h3>${mapOf(own)}`];
    });
    return `${maps.join("\n")}
<p class="note">Per cent of the best response’s payoff that the best constant policy gets. <span class="key won">blue</span>: discriminative;
<span class="key lost">orange</span>: degenerate, at least 99.5&nbsp;%.</p>`;
}
function mapOf(references) {
    const rows = [...new Set(references.map(({ setting }) => setting))];
    const columns = [...new Set(references.toSorted((one, other) => placeOf(one) - placeOf(other)).map(columnOf))];
    const byPlace = new Map(references.map((reference) => [`${reference.setting} ${columnOf(reference)}`, reference]));
    const body = rows.map((setting) => `<tr><th scope="row">${escaped(setting)}</th>${columns.map((column) => regimeCell(byPlace.get(`${setting} ${column}`))).join("")}</tr>`);
    const heads = columns.map((column) => `<th scope="col">${column.replace(" ", "<br>")}</th>`);
    return `<div class="scroll"><table class="grid"><thead><tr><th></th>${heads.join("")}</tr></thead><tbody>${body.join("")}</tbody></table></div>`;
}
function columnOf({ optimize, testing }) {
    return `${optimize} ${testing}`;
}
function placeOf({ optimize, testing }) {
    return 10 * halves.indexOf(optimize) + matchingKinds.indexOf(testing);
}
function regimeCell(reference) {
    if (reference === undefined)
        return `<td class="none"></td>`;
    const { constantPayoff, payoff, degenerate } = reference;
    const text = payoff > 0 ? figure((100 * constantPayoff) / payoff, 1) : "–";
    return `<td class="${degenerate ? "lost" : "won"}">${text}</td>`;
}
