// What a suite gives: figures with their spread, in tables; and how a terminal shows them.
export function spreadOf(samples) {
    const sorted = [...samples].sort((a, b) => a - b);
    return {
        median: quantile(sorted, 0.5),
        lower: quantile(sorted, 0.25),
        upper: quantile(sorted, 0.75),
        best: quantile(sorted, 0.05),
        samples: sorted.length,
    };
}
/** The spread of a figure that is so many times as large. */
export function times({ median, lower, upper, best, samples }, factor) {
    return { median: median * factor, lower: lower * factor, upper: upper * factor, best: best * factor, samples };
}
/** The spread of what is done in a unit of time, from that of the time it takes. */
export function per({ median, lower, upper, best, samples }, amount) {
    return { median: amount / median, lower: amount / upper, upper: amount / lower, best: amount / best, samples };
}
/** Between the two nearest, by their distance. */
function quantile(sorted, share) {
    const at = share * (sorted.length - 1);
    const low = sorted[Math.floor(at)];
    return low + (at % 1) * (sorted[Math.ceil(at)] - low);
}
/** Lines of text: medians, half the distance of the quartiles in percent, and the share of the limit in brackets. */
export function tableText({ title, rows, figures, note }) {
    const names = unique(figures.map(({ row }) => row));
    const columns = unique(figures.map(({ column }) => column));
    // A column's unit is that of its first figure: what is fitted to a column has one of its own.
    const unitOf = (column) => figures.find((each) => each.column === column).unit;
    const units = unique(columns.map(unitOf));
    const head = columns.map((column) => (units.length === 1 ? column : `${column} (${unitOf(column)})`));
    const lines = names.map((row) => [
        row,
        ...columns.map((column) => cell(figures.find((each) => each.row === row && each.column === column))),
    ]);
    const all = [[rows, ...head], ...lines];
    const widths = all[0].map((_, at) => Math.max(...all.map((line) => line[at].length)));
    const text = all.map((line) => `  ${line.map((each, at) => pad(each, widths[at], at)).join("  ")}`.trimEnd());
    const unit = units.length === 1 ? `, ${units[0]}` : "";
    return `${[`${title}${unit}`, ...text, ...(note === undefined ? [] : [note])].join("\n")}\n`;
}
function cell(figure) {
    if (figure === undefined)
        return "";
    const { median, lower, upper, samples, share, bestShare } = figure;
    const shares = [share, bestShare].flatMap((each) => (each === undefined ? [] : [`${Math.round(100 * each)}%`]));
    const spread = samples > 1 && median !== 0 ? ` ±${Math.round((50 * (upper - lower)) / median)}%` : "";
    return `${short(median)}${spread}${shares.length === 0 ? "" : ` [${shares.join(", ")}]`}`;
}
/** Three significant digits. */
export function short(value) {
    if (!Number.isFinite(value))
        return String(value);
    if (Math.abs(value) >= 1e6)
        return `${Number((value / 1e6).toPrecision(3))}M`;
    if (Math.abs(value) >= 1000)
        return String(Math.round(value));
    return value.toPrecision(3);
}
function pad(text, width, column) {
    return column === 0 ? text.padEnd(width) : text.padStart(width);
}
function unique(list) {
    return [...new Set(list)];
}
