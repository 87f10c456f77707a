import { contextsOf, contextTitles } from "../contexts.js";
import { figure, ruleNumbers } from "../words.js";
import { escaped } from "./html.js";
const maps = [
    { half: "action", title: "How they act", number: ruleNumbers.discrete.action, headings: headingsOf("action") },
    {
        half: "assessment",
        title: "How they judge",
        number: ruleNumbers.discrete.assessment,
        headings: headingsOf("assessment"),
    },
];
function headingsOf(half) {
    const contexts = contextsOf(half, { reputations: 2, actions: 2 });
    return contextTitles[half].map((name, at) => ({ name, words: contexts.map((words) => words[at]) }));
}
const sizes = [
    { kind: "wide", width: 480, label: 104 },
    { kind: "narrow", width: 350, label: 70 },
];
const LINE = 17;
const CELL = 24;
const TRUTH = 18;
const GAP = 3;
const GROUP_GAP = 12;
/** Both maps, side by side where there is room. */
export function beliefMaps(groups) {
    const drawings = maps.map((map) => {
        const drawn = sizes.map((size) => `<div class="chart ${size.kind}">${drawing(map, groups, size)}</div>`);
        return `<div><h3>${map.title}</h3><p class="note">${map.number}</p>${drawn.join("")}</div>`;
    });
    return `<div class="halves">${drawings.join("")}</div>${legend}`;
}
const legend = `<p class="legend"><span><i class="scale"></i> from 0 to 1</span>
<span><i class="hatched"></i> never seen: no more than a guess</span></p>`;
function drawing({ half, title, headings, number }, groups, size) {
    const columns = headings[0].words.length;
    const width = (size.width - size.label) / columns;
    const left = (column) => size.label + column * width;
    const parts = [];
    let y = 0;
    for (const { name, words } of headings) {
        parts.push(text(0, y + LINE / 2, name, "soft"));
        for (const [column, word] of words.entries()) {
            // The actions' names are too long for a column.
            const shown = columns > 4 && name === "action" ? word[0] : word;
            parts.push(text(left(column) + width / 2, y + LINE / 2, shown, width < 40 ? "soft middle fine" : "soft middle"));
        }
        y += LINE;
    }
    const row = (label, height, cells) => {
        parts.push(text(0, y + (height - GAP) / 2, label, height === TRUTH ? "soft" : ""));
        for (const [column, cell] of cells.entries()) {
            parts.push(drawnCell(cell, { x: left(column), y, width: width - GAP, height: height - GAP }));
        }
        y += height;
    };
    const context = (column) => headings.map(({ name, words }) => `${name} ${words[column]}`).join(", ");
    for (const { name, agents } of groups) {
        y += GROUP_GAP;
        parts.push(text(0, y + LINE / 2, name, "strong"));
        y += LINE + GAP;
        const truth = agents[0][half].map(({ truth }, column) => ({
            chance: truth,
            isUnseen: false,
            title: `${name}, ${context(column)}: ${number} is ${figure(truth, 2)}`,
        }));
        row("truth", TRUTH, truth);
        for (const one of agents) {
            const cells = one[half].map((believed, column) => ({
                chance: believed.estimate,
                isUnseen: believed.unseen === one.count,
                title: `${agentsInWords(one)}, ${context(column)}: ${inWords(believed, one.count)}`,
            }));
            row(one.count === 1 ? `agent ${one.first}` : "believed", CELL, cells);
        }
    }
    const about = `${title}, as the learner believes, by agent and context`;
    return `<svg role="img" aria-label="${about}" class="beliefs" width="${size.width}" height="${y}" viewBox="0 0 ${size.width} ${y}">${parts.join("")}</svg>`;
}
function drawnCell({ chance, isUnseen, title }, box) {
    const { x, y, width, height } = box;
    const colour = `color-mix(in oklab, var(--one) ${figure(100 * chance, 1)}%, var(--zero))`;
    const fill = isUnseen ? "var(--unseen)" : colour;
    return `<g><title>${escaped(title)}</title>
<rect x="${place(x)}" y="${place(y)}" width="${place(width)}" height="${place(height)}" rx="3" style="fill:${fill}"/>${isUnseen ? hatching(box) : ""}
${text(x + width / 2, y + height / 2, figure(chance, 2), isUnseen ? "soft middle" : "middle")}</g>`;
}
/** Lines from the lower left to the upper right, within the box: there is no pattern without an address. */
function hatching({ x, y, width, height }) {
    const lines = [];
    for (let at = 5; at < width + height; at += 7) {
        const from = [x + Math.max(0, at - height), y + Math.min(height, at)];
        const to = [x + Math.min(width, at), y + Math.max(0, at - width)];
        lines.push(`M${from.map(place).join(" ")}L${to.map(place).join(" ")}`);
    }
    return `<path class="hatch" d="${lines.join("")}"/>`;
}
function text(x, y, words, kind) {
    return `<text x="${place(x)}" y="${place(y)}" dy="0.35em"${kind === "" ? "" : ` class="${kind}"`}>${escaped(words)}</text>`;
}
/** To hundredths of a pixel. */
function place(pixel) {
    return String(Number(pixel.toFixed(2)));
}
function agentsInWords({ first, count }) {
    return count === 1 ? `Agent ${first}` : `Agents ${first} to ${first + count - 1}`;
}
function inWords({ estimate, truth, visits, unseen, interval }, count) {
    const from = interval === undefined ? "" : ` (95 %: ${interval.map((bound) => figure(bound, 2)).join(" to ")})`;
    const seen = visits === 0 ? "never seen" : `seen ${visits === 1 ? "once" : `${visits} times`}`;
    const partly = unseen > 0 && visits > 0 ? `, never of ${unseen} of the ${count}` : "";
    return `believed ${figure(estimate, 2)}${from}, is ${figure(truth, 2)}; ${seen}${partly}`;
}
