import { packageVersion } from "../version.js";
import { referenceKey, trainingKey } from "./records.js";
import { families, studies } from "./studies.js";
import { effectsOf, learnerTotals } from "./summary.js";
import { taskKey } from "./task.js";
/**
 * The tables of what the store holds of a request.
 *
 * @param node the version of Node that computed it; unknown unless told
 */
export function summarise(request, store, { node = "unknown", origin = {} } = {}) {
    const study = studies[request.study];
    const all = tasksOf(request);
    return {
        request,
        study,
        origin,
        version: packageVersion(),
        node,
        done: all.filter((task) => store.get(taskKey(task)) !== undefined).length,
        total: all.length,
        families: study.families.map((name) => {
            const family = families[name];
            const results = family.settings(request.quick).flatMap((setting) => {
                const reference = store.get(referenceKey(setting.name));
                const trainings = study.learners.flatMap((learner) => seedsOf(request).flatMap((seed) => {
                    const { iterations } = request;
                    return store.get(trainingKey({ setting: setting.name, learner, seed, iterations })) ?? [];
                }));
                return reference === undefined ? [] : [{ setting, reference, trainings: trainings }];
            });
            const totals = learnerTotals(results, study.learners);
            return { name, family, results, totals, effects: effectsOf(results, study.learners) };
        }),
    };
}
/** A seed of everything before the next one, so that an interrupted study has something of each. */
export function tasksOf(request) {
    const study = studies[request.study];
    const settings = study.families.flatMap((name) => families[name].settings(request.quick).map((each) => each.name));
    const { iterations } = request;
    return [
        ...settings.map((setting) => ({ kind: "reference", setting })),
        ...seedsOf(request).flatMap((seed) => settings.flatMap((setting) => study.learners.map((learner) => ({ kind: "training", setting, learner, seed, iterations })))),
    ];
}
function seedsOf({ seeds }) {
    return Array.from({ length: seeds }, (_, at) => at + 1);
}
