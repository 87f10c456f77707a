import { allAsPerformed, checkResidents } from "../../game/index.js";
import { foreignCheckpoint } from "../saved-numbers.js";
export class TruePolicies {
    action;
    assessment;
    /** @param residents the policies of agents 1 .. N-1, as chosen */
    constructor(game, residents) {
        checkResidents(game, residents);
        const performed = allAsPerformed(game, residents);
        const joined = (tables) => {
            const all = new Float64Array(tables.reduce((sum, { length }) => sum + length, 0));
            for (const [at, table] of tables.entries())
                all.set(table, at * table.length);
            return { value: () => all };
        };
        this.action = joined(performed.map(({ action }) => action));
        this.assessment = joined(performed.map(({ assessment }) => assessment));
    }
    get memoryBytes() {
        return 8 * (this.action.value().length + this.assessment.value().length);
    }
    observe() {
        // Nothing is new.
    }
    read(agents, { action, assessment }) {
        copyRows(this.action.value(), agents, action);
        copyRows(this.assessment.value(), agents, assessment);
    }
    train() {
        return { action: 0, assessment: 0 };
    }
    evidence() {
        return undefined;
    }
    save() {
        return { history: [], action: null, assessment: null };
    }
    restore({ history, action, assessment }) {
        if (history.length > 0 || action !== null || assessment !== null)
            throw foreignCheckpoint("another method");
    }
    dispose() {
        // Holds plain arrays alone.
    }
}
function copyRows(values, agents, to) {
    // The society has room to spare.
    const size = to.size / to.shape[0];
    const rows = new Float32Array(to.size);
    for (const [row, agent] of agents.slice(1).entries()) {
        rows.set(values.subarray((agent - 1) * size, agent * size), row * size);
    }
    to.set(rows);
}
