/** What was learned: the policies of all methods side by side, under the best response's. */
import { escaped } from "../../report/html.js";
import { percent, ruleNumbers } from "../../words.js";
import { groupTitle } from "./groups.js";
import { methodName } from "./methods.js";
const acting = ["BB", "BG", "GB", "GG"];
const judging = ["BBD", "BBC", "BGD", "BGC", "GBD", "GBC", "GGD", "GGC"];
export function policyTable(group) {
    const { optimize, actions, reference } = group.cells[0];
    const words = ruleNumbers[actions];
    const halves = [
        ...(optimize === "signal" ? [] : [{ name: words.action, contexts: acting, half: "action" }]),
        ...(optimize === "action" ? [] : [{ name: words.assessment, contexts: judging, half: "assessment" }]),
    ];
    const gap = '<td class="gap"></td>';
    const rules = actions === "continuous" ? reference.policy : nearestBest(group.cells);
    const best = halves.map(({ half }) => rules[half].map((number) => ruleCell(number, true)).join("")).join(gap);
    const rows = group.cells.map((cell) => {
        const { policy, visited } = typicalSeed(cell);
        const rules = halves
            .map(({ half }) => policy[half].map((chance, at) => ruleCell(chance, visited[half][at])).join(""))
            .join(gap);
        const share = cell.referencePerformance === null ? "–" : percent(cell.referencePerformance);
        return `<tr><th scope="row">${methodName(cell.method)}</th>${rules}<td class="figure">${share}</td></tr>`;
    });
    const spans = halves.map(({ name, contexts }) => `<th scope="colgroup" colspan="${contexts.length}">${name}</th>`);
    const heads = halves.map(({ contexts }) => contexts.map((context) => `<th scope="col">${context}</th>`).join(""));
    const gapHead = '<th class="gap"></th>';
    const ties = reference.ties.length > 1 ? ` (one of ${reference.ties.length})` : "";
    return `<h3>${escaped(groupTitle(group))}</h3>
<div class="scroll"><table class="grid rules"><thead><tr><th></th>${spans.join(gapHead)}<th></th></tr>
<tr><th></th>${heads.join(gapHead)}<th>of the best</th></tr></thead>
<tbody><tr><th scope="row">best response${ties}</th>${best}<td class="figure"></td></tr>${rows.join("")}</tbody></table></div>`;
}
function ruleCell(chance, isVisited) {
    const hundredth = Math.round(100 * chance);
    return `<td${isVisited ? "" : ' class="unmet"'} style="--p:${hundredth}%">${hundredth}</td>`;
}
/** The seed whose payoff is in the middle. */
function typicalSeed({ seeds }) {
    const sorted = [...seeds].sort((one, other) => one.payoff - other.payoff);
    return sorted[Math.floor((sorted.length - 1) / 2)];
}
/** Of the best responses, the one that the first method is nearest to. */
function nearestBest([cell]) {
    const { policy, visited } = typicalSeed(cell);
    const differences = ([action, assessment]) => differing(policy.action, action, visited.action) + differing(policy.assessment, assessment, visited.assessment);
    const [action, assessment] = cell.reference.ties.reduce((one, other) => differences(other) < differences(one) ? other : one);
    return { action: [...action].map(Number), assessment: [...assessment].map(Number) };
}
function differing(chances, bits, visited) {
    return chances.filter((chance, at) => visited[at] && chance > 0.5 !== (bits[at] === "1")).length;
}
