/**
 * Charts drawn once, on the server's side, as SVG in the page: lines over iterations, each labelled where it ends. Every chart
 * is drawn twice, for wide and for narrow screens, because a scaled-down one has text that is too small to read.
 */
import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
/** Of a chart across the page, and of one of two side by side. */
export const sizes = {
    full: [
        { kind: "wide", width: 992, height: 360, labelLines: 1, labelWidth: 168 },
        { kind: "narrow", width: 350, height: 280, labelLines: 2, labelWidth: 124 },
    ],
    half: [
        { kind: "wide", width: 480, height: 240, labelLines: 1, labelWidth: 128 },
        { kind: "narrow", width: 350, height: 220, labelLines: 2, labelWidth: 72 },
    ],
};
const MARGIN = { top: 14, bottom: 42, left: 52 };
const FONT_SIZE = 13;
const LINE_HEIGHT = 17;
/** The chart in every size of a set, of which the page's style shows the one that fits. */
export function drawChart(chart, set) {
    return sizes[set].map((size) => `<div class="chart ${size.kind}">${drawn(chart, size)}</div>`).join("");
}
function drawn(chart, size) {
    const { document } = parseHTML("<html><body></body></html>");
    const drawn = chart.isLogarithmic ? onLogarithmicAxis(chart) : chart;
    const [low, high] = chart.isLogarithmic ? decadesOf(chart) : domainOf(chart);
    const last = Math.max(chart.iterations, 2);
    const ticks = size.kind === "wide" ? 6 : 4;
    const yTicks = chart.isLogarithmic ? decadesBetween(low, high) : 5;
    const plot = Plot.plot({
        document,
        width: size.width,
        height: size.height,
        marginTop: MARGIN.top,
        marginBottom: MARGIN.bottom,
        marginLeft: MARGIN.left,
        marginRight: size.labelWidth,
        ariaLabel: chart.description,
        style: { background: "none", fontFamily: "inherit", fontSize: `${FONT_SIZE}px`, overflow: "visible" },
        x: { domain: [1, last], label: "iteration", labelAnchor: "center", labelArrow: "none" },
        y: { domain: [low, high], label: null, ...(chart.isLogarithmic && { type: "log" }) },
        marks: [
            Plot.gridY({ stroke: "currentColor", strokeOpacity: 0.12, ticks: yTicks }),
            Plot.axisX({
                tickSize: 0,
                tickFormat: "d",
                label: "iteration",
                labelAnchor: "center",
                labelArrow: "none",
                ticks,
            }),
            Plot.axisY({ tickSize: 0, label: null, ticks: yTicks, ...(chart.isLogarithmic && { tickFormat: decade }) }),
            ...backdrop(drawn),
            ...drawn.lines.flatMap((line) => lineMarks(line, chart.iterations)),
            ...labelMarks(chart, size, low, high),
        ],
    });
    return svgText(plot);
}
/** A plot as a part of a page. Inside HTML an SVG needs no name space, and without it no address at all is left in the page. */
export function svgText(plot) {
    return plot.outerHTML
        .replace(/ xmlns(:xlink)?="[^"]*"/g, "")
        .replace(/="[^"]*"/g, shortened)
        .replace("<svg ", '<svg role="img" ');
}
/** An attribute to hundredths of a pixel. */
function shortened(attribute) {
    return attribute.replace(/\d+\.\d{3,}/g, (number) => String(Number(Number(number).toFixed(2))));
}
function backdrop({ backdrop: points }) {
    if (points === undefined)
        return [];
    return [
        Plot.line(points, { x: "iteration", y: "value", stroke: "var(--learned)", strokeOpacity: 0.38, strokeWidth: 1 }),
    ];
}
function lineMarks({ points, colour, dashes, width = 2 }, iterations) {
    const stroke = { stroke: colour, strokeWidth: width, ...(dashes === undefined ? {} : { strokeDasharray: dashes }) };
    if (typeof points === "number") {
        return [Plot.ruleY([points], { ...stroke, x1: 1, x2: Math.max(iterations, 2) })];
    }
    const marks = [Plot.line(points, { x: "iteration", y: "value", ...stroke })];
    // A single iteration makes no line.
    if (points.length === 1)
        marks.push(Plot.dot(points, { x: "iteration", y: "value", fill: colour, r: 3.5 }));
    return marks;
}
/** The labels at the right end, moved apart where they would overlap. */
function labelMarks(chart, size, low, high) {
    const inner = size.height - MARGIN.top - MARGIN.bottom;
    const share = (value) => chart.isLogarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
    const pixel = (value) => MARGIN.top + inner * (1 - share(value));
    const labels = chart.lines
        .map((line) => ({
        ...line,
        figure: endOf(line),
        end: chart.isLogarithmic ? Math.max(low, endOf(line)) : endOf(line),
    }))
        .filter(({ end }) => Number.isFinite(end))
        .sort((one, other) => other.end - one.end);
    const places = movedApart(labels.map(({ end }) => pixel(end)), LINE_HEIGHT * size.labelLines + (size.labelLines - 1) * 3, 
    // The last line of the last label ends at the axis.
    size.height - MARGIN.bottom - ((size.labelLines - 1) * LINE_HEIGHT) / 2);
    return labels.map(({ label, colour, figure, end }, at) => {
        const shown = chart.isLogarithmic ? small(figure) : figure.toFixed(chart.digits);
        return Plot.text([size.labelLines === 1 ? `${label} ${shown}` : `${label}\n${shown}`], {
            frameAnchor: "right",
            y: [end],
            text: (text) => text,
            textAnchor: "start",
            lineHeight: 1.2,
            dx: 8,
            dy: places[at] - pixel(end),
            fill: colour,
            fontWeight: 600,
        });
    });
}
function endOf({ points }) {
    return typeof points === "number" ? points : (points.at(-1)?.value ?? Number.NaN);
}
/** Positions in ascending order, at least `gap` apart and none beyond `last`, as near to where they were as that allows. */
export function movedApart(positions, gap, last) {
    const moved = [...positions];
    for (let at = 1; at < moved.length; at++)
        moved[at] = Math.max(moved[at], moved[at - 1] + gap);
    let most = last;
    for (let at = moved.length - 1; at >= 0; at--) {
        moved[at] = Math.min(moved[at], most);
        most = moved[at] - gap;
    }
    return moved;
}
/** From 0, or from below it, to a little above everything that is drawn. */
function domainOf({ lines, backdrop: points = [] }) {
    const drawnPoints = [...points, ...lines.flatMap((line) => (typeof line.points === "number" ? [] : line.points))];
    const values = [...drawnPoints.map(({ value }) => value), ...lines.map(endOf)].filter(Number.isFinite);
    const low = values.reduce((least, value) => Math.min(least, value), 0);
    const high = values.reduce((most, value) => Math.max(most, value), 0);
    const room = (high - low) * 0.04 || 1;
    return [low < 0 ? low - room : 0, high + room];
}
/** What is smaller makes no difference that anybody could see; on a logarithmic axis, it lies at its foot. */
export const SMALLEST = 1e-6;
/** Whole decades around everything that is drawn. */
function decadesOf({ lines }) {
    const values = lines.flatMap((line) => typeof line.points === "number" ? [] : line.points.map(({ value }) => value));
    const least = values.reduce((least, value) => (value > 0 ? Math.min(least, value) : least), 1);
    const most = values.reduce((most, value) => Math.max(most, value), least);
    const low = Math.floor(Math.log10(Math.max(SMALLEST, least)));
    return [10 ** low, 10 ** Math.max(low + 1, Math.ceil(Math.log10(most)))];
}
/** Whether anything has to be drawn at the foot of a logarithmic axis, above where it is. */
export function hasSmaller(points) {
    return points.some(({ value }) => value < SMALLEST);
}
function onLogarithmicAxis(chart) {
    const [low] = decadesOf(chart);
    const lines = chart.lines.map((line) => typeof line.points === "number"
        ? line
        : { ...line, points: line.points.map((point) => ({ ...point, value: Math.max(low, point.value) })) });
    return { ...chart, lines };
}
function decadesBetween(low, high) {
    const ticks = [];
    for (let power = Math.round(Math.log10(low)); power <= Math.round(Math.log10(high)); power++)
        ticks.push(10 ** power);
    return ticks;
}
const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
function powerOfTen(power) {
    return `10⁻${[...String(-power)].map((digit) => superscripts[Number(digit)]).join("")}`;
}
function decade(value) {
    const power = Math.round(Math.log10(value));
    return power >= -3 ? String(Number(value.toPrecision(1))) : powerOfTen(power);
}
/** A figure that may be very small: two digits that count. */
function small(value) {
    if (value === 0)
        return "0";
    if (value >= 0.001)
        return String(Number(value.toPrecision(2)));
    const power = Math.floor(Math.log10(value));
    return power < -9 ? `< ${powerOfTen(-9)}` : `${(value / 10 ** power).toFixed(1)}·${powerOfTen(power)}`;
}
