/** What a request asks for: its tasks by name and key, and what of them is still to do. */
import { lessonsOf, situationsOf } from "./grid.js";
import { taskKey } from "./task.js";
export function planOf(request) {
    const { cells, budget } = request;
    const references = situationsOf(cells).map((situation) => ({
        task: { kind: "reference", situation },
        name: referenceName(situation),
    }));
    const lessons = lessonsOf(cells).map((lesson) => ({ lesson, testings: [] }));
    const byName = new Map(lessons.map((each) => [lessonName(each.lesson), each]));
    for (const cell of cells)
        byName.get(lessonName(cell)).testings.push(cell.testing);
    // A seed of every cell before the next one, so that an interrupted run has something of each.
    const trainings = seedsOf(request).flatMap((seed) => lessons.map((each) => ({
        task: { kind: "training", ...each, seed, budget },
        name: trainingName(each.lesson, seed),
    })));
    return [...references, ...trainings].map((planned) => ({ ...planned, key: taskKey(planned.task) }));
}
/** What of a task is still to do: of a training, perhaps tests alone are missing, and it is done again for these. */
export function missingOf({ task }, record) {
    if (task.kind === "reference" || record?.kind !== "training")
        return record === undefined ? task : undefined;
    const testings = task.testings.filter((testing) => !isTested(record, testing));
    return testings.length === 0 ? undefined : { ...task, testings };
}
export function isTested({ tests }, testing) {
    return tests.some((test) => test.testing === testing);
}
export function seedsOf({ seeds }) {
    return Array.from({ length: seeds }, (_, at) => at + 1);
}
function lessonName({ setting, optimize, training, actions, method }) {
    return `${setting}/${optimize}/${training}/${actions}/${method}`;
}
export function trainingName(lesson, seed) {
    return `${lessonName(lesson)}, seed ${seed}`;
}
export function referenceName({ setting, optimize, testing, actions }) {
    return `best response of ${setting}/${optimize}/${testing}/${actions}`;
}
