/** More points than this say no more on a screen, and make the page heavy. */
const MOST_POINTS = 600;
/** One field, in the iterations that have it. */
export function seriesOf(metrics, field) {
    return metrics.flatMap((line) => {
        const value = line[field];
        return value !== undefined && Number.isFinite(value) ? [{ iteration: line.iteration, value }] : [];
    });
}
/** Every point replaced by the median of those around it; the window takes about a fifteenth of the whole. */
export function smoothed(points) {
    const reach = Math.max(2, Math.round(points.length / 30));
    return thinned(points).map(({ iteration, at }) => {
        const around = points.slice(Math.max(0, at - reach), at + reach + 1).map(({ value }) => value);
        return { iteration, value: median(around) };
    });
}
/** Some of the points, evenly, the first and the last among them. */
export function thinned(points) {
    const step = Math.max(1, Math.ceil((points.length - 1) / MOST_POINTS));
    return points.flatMap((point, at) => (at % step === 0 || at === points.length - 1 ? [{ ...point, at }] : []));
}
function median(values) {
    const sorted = values.toSorted((one, other) => one - other);
    const middle = sorted.length / 2;
    return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
}
