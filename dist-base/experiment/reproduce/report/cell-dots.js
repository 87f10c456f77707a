/** Every cell, or every setting, a dot, a line a method: what each misses of the best response's payoff. */
import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { svgText } from "../../report/chart.js";
import { NEAR } from "../cell-result.js";
import { OURS } from "../totals.js";
const sizes = [
    { kind: "wide", width: 992, ticks: [0, 0.1, 0.5, 1, 2, 5, 10, 20, 50, 100] },
    { kind: "narrow", width: 350, ticks: [0, 1, 5, 20, 100] },
];
const LINE_HEIGHT = 26;
const MARGIN = { top: 10, bottom: 46, left: 164, right: 26 };
/** Room for a letter of a line's name. */
const LETTER = 7.4;
/** Share of a line's height that dots are spread over, so that they do not all hide each other. */
const SPREAD = 0.62;
/** Below it the axis is nearly linear, above it nearly logarithmic; per cent. */
const BEND = 0.3;
const pageColours = { discriminative: "var(--blue)", degenerate: "var(--orange)", ink: "var(--ink)" };
/** The figure in both sizes, of which the page's style shows the one that fits. */
export function drawDots(dots) {
    return sizes
        .map((size) => `<div class="chart ${size.kind}">${svgText(drawn(dots, size, pageColours))}</div>`)
        .join("");
}
export function drawCellDots(results) {
    return drawDots(dotted(results));
}
/** The figure as an SVG that stands alone; on white, so that it is legible wherever it is shown. */
export function cellDotsPicture(results) {
    const plot = drawn(dotted(results), sizes[0], { discriminative: "#0072b2", degenerate: "#dd9200", ink: "#222222" });
    plot.setAttribute("font-family", "system-ui, sans-serif");
    plot.setAttribute("style", "background: white; color: #222222; font-size: 13px");
    return `${svgText(plot).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ')}\n`;
}
/** Cells that are drawn: tested as they were trained, and with a best response that is worth something. */
function dotted(results) {
    return results.flatMap(({ training, testing, method, referencePerformance: performance, reference }) => training !== testing || performance === null ? [] : [{ method, performance, degenerate: reference.degenerate }]);
}
function drawn(all, { width, ticks }, colours) {
    const { document } = parseHTML("<html><body></body></html>");
    const methods = [...new Set(all.map(({ method }) => method))];
    const left = Math.max(MARGIN.left, ...methods.map(({ length }) => 16 + LETTER * length));
    const counts = new Map();
    const dots = all.map(({ method, performance, degenerate }) => {
        const count = counts.get(method) ?? 0;
        counts.set(method, count + 1);
        // Multiples of the golden ratio fill an interval evenly, in whatever number.
        const place = ((count * 0.618034) % 1) - 0.5;
        return {
            missed: Math.max(0, Number((100 * (1 - performance)).toFixed(2))),
            line: Number((methods.indexOf(method) + place * SPREAD).toFixed(2)),
            colour: degenerate ? colours.degenerate : colours.discriminative,
        };
    });
    return Plot.plot({
        document,
        width,
        height: MARGIN.top + MARGIN.bottom + LINE_HEIGHT * methods.length,
        marginTop: MARGIN.top,
        marginRight: MARGIN.right,
        marginBottom: MARGIN.bottom,
        marginLeft: left,
        ariaLabel: "What every method misses of the best response's payoff, a dot each",
        style: { background: "none", fontFamily: "inherit", fontSize: "13px", overflow: "visible" },
        x: { type: "symlog", constant: BEND, domain: [0, 100] },
        y: { domain: [-0.5, methods.length - 0.5], reverse: true, axis: null },
        marks: [
            Plot.ruleX([100 * (1 - NEAR)], { stroke: colours.ink, strokeDasharray: "3 3", strokeOpacity: 0.6 }),
            Plot.ruleY(methods.map((_, at) => at), { stroke: colours.ink, strokeOpacity: 0.1 }),
            Plot.axisX({
                ticks: [...ticks],
                tickSize: 4,
                tickFormat: (value) => `${value} %`,
                label: "missed of the best payoff",
                labelAnchor: "center",
                labelArrow: "none",
            }),
            ...methods.map((method, at) => Plot.text([at], {
                x: 0,
                y: [at],
                dx: -12,
                text: [method],
                textAnchor: "end",
                fill: colours.ink,
                fontWeight: method === OURS ? 700 : 400,
            })),
            Plot.dot(dots, { x: "missed", y: "line", r: 3, fill: "colour", fillOpacity: 0.55 }),
        ],
    });
}
