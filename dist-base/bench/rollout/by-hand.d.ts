import { type Answer, type Problem } from "./problem.js";
export declare function rolloutByHand({ state, policy, resident }: Problem): {
    run(): void;
    answer: () => Answer;
};
