/** What a learner believes of the others, beside what is true of them: for the eyes of a report alone. */
import { allAsPerformed } from "../game/index.js";
import { groupInWords } from "./words.js";
/** More agents than this are shown by their groups. */
const MOST_AGENTS = 12;
/**
 * By groups of the configuration; undefined for a method that has no model of the others, or one that rests on nothing seen, and
 * where there are more contexts and choices than one can look at.
 */
export function beliefsOf(trainer, { game, residents }, configuration) {
    const estimates = trainer.estimates();
    const evidence = trainer.evidence();
    const isBinary = game.reputations === 2 && game.actions === 2;
    if (estimates === undefined || evidence === undefined || !isBinary)
        return undefined;
    const truth = allAsPerformed(game, residents);
    const chances = (half, first, count) => {
        const agents = Array.from({ length: count }, (_, at) => first - 1 + at);
        return Array.from({ length: truth[first - 1][half].length / 2 }, (_, context) => {
            const second = 2 * context + 1;
            const visits = agents.map((agent) => evidence[agent][half].visits[context]);
            const { lower, upper } = evidence[first - 1][half];
            return {
                estimate: agents.reduce((sum, agent) => sum + estimates[agent][half][second], 0) / count,
                truth: truth[first - 1][half][second],
                visits: visits.reduce((sum, one) => sum + one, 0),
                unseen: visits.filter((one) => one === 0).length,
                ...(count === 1 && { interval: [lower[second], upper[second]] }),
            };
        });
    };
    const together = residents.length > MOST_AGENTS;
    let next = 1;
    return configuration.residents.map((group) => {
        const { count } = group;
        const size = together ? count : 1;
        const agents = Array.from({ length: count / size }, (_, at) => {
            const first = next + at * size;
            return {
                first,
                count: size,
                action: chances("action", first, size),
                assessment: chances("assessment", first, size),
            };
        });
        next += count;
        return { name: groupInWords(group), agents };
    });
}
