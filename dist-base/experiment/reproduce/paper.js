export const paperFigures = [
    { setting: "l3", optimize: "action", actions: "discrete", payoffs: [4.17] },
    { setting: "l6", optimize: "action", actions: "discrete", payoffs: [3.94] },
    { setting: "l6", optimize: "joint", actions: "discrete", payoffs: [3.65] },
    { setting: "hybrid-alld", optimize: "joint", actions: "discrete", payoffs: [2.24, 2.225] },
    { setting: "l6", optimize: "action", matching: "indirect", actions: "continuous", payoffs: [3.06] },
    { setting: "proud-alld", optimize: "signal", matching: "indirect", actions: "continuous", payoffs: [1.76] },
];
/** Over its degenerate and its discriminative regimes. */
export const paperShares = { referencePerformance: 0.95, referenceAdherence: 0.99 };
/** What the paper has for the cell that comes closest, of its own method, trained and tested alike; empty for most. */
export function paperPayoffs({ setting, optimize, testing, training, actions, method }) {
    if (method !== "reciprocity-gradient")
        return [];
    const figure = paperFigures.find((each) => each.setting === setting &&
        each.optimize === optimize &&
        each.actions === actions &&
        (each.matching ?? "random") === testing &&
        training === testing);
    return figure?.payoffs ?? [];
}
