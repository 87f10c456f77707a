import { continuousAsPerformed, Multilinear } from "../../game/index.js";
import { OptionError } from "../../options.js";
import { foreignCheckpoint } from "../saved-numbers.js";
import { MultilinearOthers } from "./society.js";
export class TrueModel {
    learns = false;
    residents;
    /**
     * @param residents the policies of agents 1 .. N-1, as chosen
     * @throws OptionError for one that is not multilinear: a tape cannot run any function
     */
    constructor(game, residents) {
        this.residents = residents.map((resident) => {
            const performed = continuousAsPerformed(game, resident);
            if (!(performed instanceof Multilinear)) {
                throw new OptionError("residents", "a policy of functions", "binary rules alone with true-model");
            }
            return performed;
        });
    }
    society(tape) {
        const others = MultilinearOthers.of(tape, this.residents);
        return {
            donations: (...inputs) => others.donations(...inputs),
            judgements: (...inputs) => others.judgements(...inputs),
            load: () => { },
        };
    }
    observe() {
        // Nothing is new.
    }
    train() {
        return { action: 0, assessment: 0 };
    }
    policies() {
        return [...this.residents];
    }
    save() {
        return null;
    }
    restore(saved) {
        if (saved !== null)
            throw foreignCheckpoint("another method");
    }
    dispose() {
        // Holds plain arrays alone.
    }
}
