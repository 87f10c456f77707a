// The tables of the suite `growth` as one picture: both axes logarithmic, so that a power is a straight line.
import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { EXPONENT } from "./exponent.js";
const WIDTH = 350;
const HEIGHT = 230;
const ACROSS = 3;
/** Above each plot, for its title and what was fitted. */
const HEAD = 48;
const MARGIN = 12;
const RIGHT = 24;
const COLOURS = ["#8a5a00", "#0b6e99", "#1f1f1f"];
const MUTED = "#666";
/** An SVG that stands alone; on white, so that it is legible wherever it is shown. */
export function growthChart(tables) {
    const places = tables.length + 1;
    const width = ACROSS * WIDTH;
    const height = Math.ceil(places / ACROSS) * (HEAD + HEIGHT) + MARGIN;
    const at = (place) => `translate(${(place % ACROSS) * WIDTH} ${Math.floor(place / ACROSS) * (HEAD + HEIGHT)})`;
    const panels = tables.map((table, place) => `<g transform="${at(place)}">${panel(table)}</g>`);
    const font = 'font-family="system-ui, sans-serif" font-size="13"';
    const size = `viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`;
    const background = '<rect width="100%" height="100%" fill="white"/>';
    const key = `<g transform="${at(tables.length)}">${explanation()}</g>`;
    return `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${font}>${background}${panels.join("")}${key}</svg>\n`;
}
/** A table's columns in its first unit as lines, the others by their powers alone. */
function panel({ title, rows, figures }) {
    const { unit } = figures[0];
    const measured = figures.filter(({ row }) => row !== EXPONENT);
    const columns = [...new Set(measured.map(({ column }) => column))];
    const colourOf = (column) => {
        const drawn = measured.some((figure) => figure.column === column && figure.unit === unit);
        return drawn ? COLOURS[columns.indexOf(column) % COLOURS.length] : MUTED;
    };
    const power = (column) => {
        const fitted = figures.find((figure) => figure.row === EXPONENT && figure.column === column).median;
        return `<tspan fill="${colourOf(column)}">${column}\u00a0n${raised(fitted)}</tspan>`;
    };
    const line = (of) => of.map(power).join('<tspan dx="12">\u200b</tspan>');
    const drawn = columns.filter((column) => colourOf(column) !== MUTED);
    const others = columns.filter((column) => colourOf(column) === MUTED);
    return (`<text x="${MARGIN}" y="20" font-size="14" font-weight="600">${title}</text>` +
        `<text x="${MARGIN}" y="42" font-size="12" font-weight="600">${line(drawn)}</text>` +
        `<text x="${WIDTH - RIGHT}" y="60" font-size="12" text-anchor="end">${line(others)}</text>` +
        plot(rows, measured.filter((figure) => figure.unit === unit), colourOf).replace("<svg ", `<svg y="${HEAD}" `));
}
function plot(rows, figures, colourOf) {
    const { document } = parseHTML("<html><body></body></html>");
    const points = figures.map(({ row, column, median, lower, upper }) => ({
        n: Number(row),
        column,
        median,
        lower,
        upper,
    }));
    const x = [...new Set(points.map(({ n }) => n))];
    const lows = Math.min(...points.map(({ lower }) => lower));
    const highs = Math.max(...points.map(({ upper }) => upper));
    const stroke = ({ column }) => colourOf(column);
    const [{ unit }] = figures;
    const chart = Plot.plot({
        document,
        width: WIDTH,
        height: HEIGHT,
        marginTop: 22,
        marginLeft: 48,
        marginRight: RIGHT,
        marginBottom: 36,
        style: { background: "none", fontFamily: "inherit", fontSize: "12px" },
        color: { type: "identity" },
        x: { type: "log", label: rows },
        y: {
            type: "log",
            label: unit,
            labelArrow: "none",
            // From a round number to a round number, so that a flat line looks flat.
            domain: [10 ** Math.floor(Math.log10(lows)), 10 ** Math.ceil(Math.log10(highs))],
            ticks: powersOfTen(lows, highs),
            tickFormat: short,
            tickSize: 0,
            grid: true,
        },
        marks: [
            // With its own texts, since on a logarithmic scale a format is used for some ticks only.
            Plot.axisX(x, { text: x.map(short), labelAnchor: "center", labelArrow: "none", tickSize: 4 }),
            Plot.ruleX(points, { x: "n", y1: "lower", y2: "upper", stroke, strokeWidth: 5, strokeOpacity: 0.25 }),
            Plot.line(points, { x: "n", y: "median", z: "column", stroke, strokeWidth: 1.8 }),
            Plot.dot(points, { x: "n", y: "median", fill: stroke, r: 2.6 }),
        ],
    });
    return chart.outerHTML;
}
function powersOfTen(least, most) {
    const first = Math.floor(Math.log10(least));
    const last = Math.ceil(Math.log10(most));
    return Array.from({ length: last - first + 1 }, (_, at) => 10 ** (first + at));
}
function raised(power) {
    // Not -0.00.
    const digits = (Math.round(power * 100) / 100 + 0).toFixed(2).replace("-", "\u2212");
    return `<tspan dy="-5" font-size="10">${digits}</tspan><tspan dy="5">\u200b</tspan>`;
}
function explanation() {
    const lines = [
        "Medians; bars from quartile to quartile.",
        "Both axes are logarithmic: a straight line is a",
        "power of n, and a flat one costs the same for all n.",
        "The powers are fitted by least squares.",
        "",
        "An anchor is a decision of the learner in a played",
        "episode. Its light cone is found, and the gradient",
        "computed back through it: both together.",
    ];
    return lines
        .map((line, at) => `<text x="${MARGIN}" y="${HEAD + 30 + 20 * at}" font-size="12" fill="${MUTED}">${line}</text>`)
        .join("");
}
function short(value) {
    return value >= 1000 ? `${value / 1000}k` : String(value);
}
