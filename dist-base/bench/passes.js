/**
 * One of the same tables from each pass. A row comes from the pass in which it was fastest, or all rows from one where they
 * were measured in turns; its fastest twentieth is that of all passes. Figures of a single sample, such as ratios, and those
 * that are no speed are the median over the passes.
 *
 * @param passes the tables of each pass, at least one
 */
export function quietest(passes) {
    return passes[0].map((table, at) => {
        const tables = passes.map((pass) => pass[at]);
        const group = ({ row }) => (table.inTurns ? "" : row);
        const chosen = new Map();
        for (const name of new Set(table.figures.map(group))) {
            const candidates = tables.map(({ figures }) => figures.filter((figure) => group(figure) === name));
            chosen.set(name, candidates.toSorted((a, b) => slowness(a) - slowness(b))[0]);
        }
        const figures = table.figures.map((figure) => {
            const own = (list) => list.find(({ row, column }) => row === figure.row && column === figure.column);
            const all = tables.map(({ figures }) => own(figures));
            if (!tellsSpeed(figure))
                return all.toSorted((a, b) => a.median - b.median)[all.length >> 1];
            const one = own(chosen.get(group(figure)));
            const fastest = one.best > one.median ? Math.max : Math.min;
            const bestShare = one.bestShare !== undefined && { bestShare: Math.max(...all.map((each) => each.bestShare)) };
            return { ...one, best: fastest(...all.map(({ best }) => best)), ...bestShare };
        });
        return { ...table, figures };
    });
}
/** Sum of the logarithms of times; of rates, where the best is the highest, with the opposite sign. */
function slowness(figures) {
    let sum = 0;
    for (const figure of figures) {
        const { median, best } = figure;
        if (tellsSpeed(figure))
            sum += best > median ? -Math.log(median) : Math.log(median);
    }
    return sum;
}
function tellsSpeed({ samples, isSpeed }) {
    return samples > 1 && isSpeed !== false;
}
