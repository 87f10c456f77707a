/** Learning curves of a cell, all methods in one panel: median over seeds, and a band from the lower to the upper quartile. */
import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { svgText } from "../../report/chart.js";
import { strokeOf } from "./methods.js";
const sizes = [
    { kind: "wide", width: 560, height: 280 },
    { kind: "narrow", width: 350, height: 250 },
];
const axisNames = { episodes: "episodes played", seconds: "seconds of learning" };
/** The panel in both sizes, of which the page's style shows the one that fits. */
export function drawCurves(cells, axis, title) {
    return sizes
        .map((size) => `<div class="chart ${size.kind}">${drawn(cells, axis, `${title}, over ${axisNames[axis]}`, size)}</div>`)
        .join("");
}
function drawn(cells, axis, description, size) {
    const { document } = parseHTML("<html><body></body></html>");
    const { reference } = cells[0];
    const lines = cells.map(({ method, curve }) => ({ stroke: strokeOf(method), points: pointsOf(curve, axis) }));
    const places = lines.flatMap(({ points }) => points.map(({ x }) => x));
    const [first, last] = [Math.min(...places), Math.max(...places)];
    const plot = Plot.plot({
        document,
        width: size.width,
        height: size.height,
        marginTop: 12,
        marginRight: 14,
        marginBottom: 42,
        marginLeft: 46,
        ariaLabel: description,
        style: { background: "none", fontFamily: "inherit", fontSize: "13px", overflow: "visible" },
        x: { type: "log", domain: [first, Math.max(last, first * 1.01)] },
        y: { domain: payoffsOf(cells), label: null },
        marks: [
            Plot.gridY({ stroke: "currentColor", strokeOpacity: 0.12, ticks: 5 }),
            Plot.axisX({
                tickSize: 0,
                tickFormat: (value) => String(value),
                label: axisNames[axis],
                labelAnchor: "center",
                labelArrow: "none",
                ticks: size.kind === "wide" ? 6 : 4,
            }),
            Plot.axisY({ tickSize: 0, label: null, ticks: 5 }),
            ...levels(reference),
            ...lines.map(({ stroke, points }) => Plot.areaY(points, { x: "x", y1: "lower", y2: "upper", fill: stroke.colour, fillOpacity: 0.13 })),
            // Ours last, so that it lies above.
            ...lines.toReversed().map(({ stroke, points }) => Plot.line(points, {
                x: "x",
                y: "median",
                stroke: stroke.colour,
                strokeWidth: stroke.width,
                ...(stroke.dashes === undefined ? {} : { strokeDasharray: stroke.dashes }),
            })),
        ],
    });
    return svgText(plot);
}
/** The lines that policies are held against. */
export const levelStrokes = {
    "full information": { colour: "var(--bound)", dashes: "10 3 2 3 2 3", width: 1.5 },
    "best response": { colour: "var(--ink)", dashes: "8 4", width: 1.5 },
    "best constant policy": { colour: "var(--bound)", dashes: "1 4", width: 2.5 },
};
function levels({ payoff, bound, constantPayoff }) {
    const values = { "full information": bound, "best response": payoff, "best constant policy": constantPayoff };
    return Object.entries(levelStrokes).flatMap(([name, { colour, dashes, width }]) => {
        const value = values[name];
        return value === null ? [] : [Plot.ruleY([value], { stroke: colour, strokeDasharray: dashes, strokeWidth: width })];
    });
}
/** Without the look before any learning, which a logarithmic axis has no place for. */
function pointsOf({ episodes, seconds, lower, median, upper }, axis) {
    const places = axis === "episodes" ? episodes : seconds;
    return places.flatMap((x, at) => at === 0 || !(x > 0) ? [] : [{ x, lower: short(lower[at]), median: short(median[at]), upper: short(upper[at]) }]);
}
/** Everything that is drawn, with a little room. */
function payoffsOf(cells) {
    const { payoff, bound, constantPayoff } = cells[0].reference;
    const values = [
        payoff,
        bound ?? payoff,
        constantPayoff,
        ...cells.flatMap(({ curve }) => [...curve.lower.slice(1), ...curve.upper.slice(1)]),
    ].filter(Number.isFinite);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const room = (high - low) * 0.04 || 1;
    return [low - room, high + room];
}
/** More digits than a screen shows would only make the page heavy. */
function short(value) {
    return Number(value.toFixed(4));
}
