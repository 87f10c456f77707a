/** Every cell in one figure each, folded by setting. */
import { escaped } from "../../report/html.js";
import { figure } from "../../words.js";
import { methodsOf } from "./groups.js";
export function allCells(groups) {
    const methods = methodsOf(groups.flatMap(({ cells }) => cells));
    const settings = [...new Set(groups.map(({ cells }) => cells[0].setting))];
    return settings
        .map((setting) => {
        const own = groups.filter(({ cells }) => cells[0].setting === setting);
        return `<details><summary>${escaped(setting)}</summary>${grid(own, methods)}</details>`;
    })
        .join("\n");
}
function grid(groups, methods) {
    const heads = methods.map((method) => `<th scope="col" class="tall">${escaped(method)}</th>`).join("");
    const rows = groups.map(({ name, cells }) => {
        const byMethod = new Map(cells.map((cell) => [cell.method, cell]));
        const [, ...rest] = name.split("/");
        const figures = methods.map((method) => performanceCell(byMethod.get(method)));
        return `<tr><th scope="row">${escaped(rest.join("/"))}</th>${figures.join("")}</tr>`;
    });
    return `<div class="scroll"><table class="grid"><thead><tr><th></th>${heads}</tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}
/** From half of the best response's payoff to all of it, in shades. */
function performanceCell(cell) {
    if (cell === undefined)
        return `<td class="none"></td>`;
    const { referencePerformance: share, referenceDifference } = cell;
    if (share === null)
        return `<td class="none">${figure(referenceDifference, 2)} b</td>`;
    const shade = Math.round(Math.min(1, Math.max(0, 2 * share - 1)) * 100);
    return `<td class="shade" style="--p:${shade}%">${figure(100 * share, 1)}</td>`;
}
