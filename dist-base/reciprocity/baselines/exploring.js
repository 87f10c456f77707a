// A process in which a share of the choices is drawn uniformly, whatever the policy: what is learned in it is right about that,
// because to a learner the draw is one more error between what it chooses and what is done.
import { explored } from "./process.js";
/** @param share of the choices that is drawn uniformly, from 0 to 1 */
export function exploring(process, share) {
    if (share === 0)
        return process;
    const { decisions, seen } = process;
    const heads = process.heads.map((head) => ({ ...head, channel: explorationOf(head, share) }));
    return {
        heads,
        decisions,
        seen,
        play: (tables, episodes, random) => process.play(explored(heads, tables, share), episodes, random),
    };
}
/** P(done | chosen): the uniform draw, then the errors of the process. */
function explorationOf({ choices, channel }, share) {
    const own = channel ?? Float64Array.from({ length: choices * choices }, (_, at) => Number(at % (choices + 1) === 0));
    return own.map((chance, at) => {
        let drawn = 0;
        for (let row = at % choices; row < own.length; row += choices)
            drawn += own[row] / choices;
        return (1 - share) * chance + share * drawn;
    });
}
