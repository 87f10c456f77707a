/** Cells in groups: what all methods of a group were trained and tested on alike. */
import { isHeadline } from "../grid.js";
import { settings } from "../settings.js";
import { contestName } from "../totals.js";
export function groupsOf(results) {
    const groups = new Map();
    for (const result of results) {
        const name = contestName(result);
        const cells = groups.get(name) ?? [];
        cells.push(result);
        groups.set(name, cells);
    }
    return [...groups].map(([name, cells]) => ({ name, cells }));
}
/** Groups that are shown in detail where there are too many for all of them. */
const MOST_SHOWN = 16;
/** All of them if they are few; else the headlines, and of each hard setting the one with most to learn. */
export function shownGroups(groups) {
    if (groups.length <= MOST_SHOWN)
        return [...groups];
    const shown = groups.filter(({ cells: [cell] }) => isHeadline(cell) || isHardest(cell));
    return (shown.length === 0 ? groups : shown).slice(0, MOST_SHOWN);
}
function isHardest({ setting, optimize, training, testing }) {
    return (settings[setting]?.challenge !== undefined && optimize === "joint" && training === "random" && testing === "random");
}
/** `hybrid-alld, actions and signals, trained and tested under random matching`. */
export function groupTitle({ cells: [cell] }) {
    const { setting, optimize, training, testing, actions } = cell;
    const half = { action: "actions", signal: "signals", joint: "actions and signals" }[optimize];
    const matching = training === testing ? `${training} matching` : `trained ${training}, tested ${testing}`;
    return [setting, half, matching, ...(actions === "discrete" ? [] : [`${actions} donations`])].join(", ");
}
/** Columns of a table of all methods, in the order of the results. */
export function methodsOf(results) {
    return [...new Set(results.map(({ method }) => method))];
}
