// How often the learner was in each of its contexts, in public records.
import { NO_ACTION, situationsIn } from "../game/index.js";
export function visits(records, situations) {
    const { reputations: k, actions: a } = records.game;
    const { encounterOf, first, reputationFirst, reputationSecond, actionFirst, actionSecond } = records;
    const contexts = (situations?.count ?? 1) * k * k;
    const counts = { action: new Float64Array(contexts), assessment: new Float64Array(contexts * a) };
    const situationOf = situations === undefined || situations.count === 1 ? undefined : situationsIn(records, situations);
    for (let row = 0; row < encounterOf.length; row += records.game.agents) {
        const at = encounterOf[row];
        if (at < 0)
            continue;
        const isFirst = first[at] === 0;
        const own = isFirst ? reputationFirst[at] : reputationSecond[at];
        const other = isFirst ? reputationSecond[at] : reputationFirst[at];
        const done = isFirst ? actionFirst[at] : actionSecond[at];
        const received = isFirst ? actionSecond[at] : actionFirst[at];
        const base = situationOf === undefined ? 0 : situationOf[row / records.game.agents] * k * k;
        if (done !== NO_ACTION)
            counts.action[base + own * k + other] += 1;
        if (received !== NO_ACTION)
            counts.assessment[(base + other * k + own) * a + received] += 1;
    }
    return counts;
}
