/** What can be seen of an encounter beyond the two reputations. */
import { listOf, oneOf } from "../options.js";
/** Who the partner is; what both did when the two met last in this episode; which round it is. */
export const sights = ["partner", "last", "round"];
/** Checks a list of what is seen; an empty one is nothing. */
export const seesTaken = (() => {
    const list = listOf(oneOf(sights), { most: sights.length });
    const takes = `a list of ${sights.join(", ")}, each at most once`;
    return {
        ...list,
        takes,
        schema: { ...list.schema, uniqueItems: true },
        accepts: (value) => list.accepts(value) && new Set(value).size === value.length,
    };
})();
