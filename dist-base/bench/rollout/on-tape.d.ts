import type { Engine } from "../../autodiff/index.js";
import { type Answer, type Problem } from "./problem.js";
/** Records the program; what is given back computes loss and gradient anew with every `run`. */
export declare function rolloutOnTape(engine: Engine, problem: Problem): {
    run(): void;
    answer: () => Answer;
    dispose: () => void;
};
