/** Steps of Adam on the networks in the first iteration, and in every other. */
const FIRST_STEPS = 50;
const STEPS = 12;
/** Takes in the records of an iteration and learns from them. */
export function learnFrom(opponents, records, isFirst) {
    opponents.observe(records);
    return opponents.train(isFirst ? FIRST_STEPS : STEPS);
}
/** The model of each of agents 1 .. N-1 as a policy, errors included. */
export function policiesOf(opponents, { agents }) {
    const action = opponents.action.value();
    const assessment = opponents.assessment.value();
    const part = (table, opponent) => {
        const size = table.length / (agents - 1);
        return Float64Array.from(table.subarray(opponent * size, (opponent + 1) * size));
    };
    return Array.from({ length: agents - 1 }, (_, opponent) => ({
        action: part(action, opponent),
        assessment: part(assessment, opponent),
    }));
}
