// The rollout in plain JavaScript: loops over typed arrays, the derivative worked out by hand, nothing allocated in a run.
import { BENEFIT, COST, HIDDEN, ROWS, STEPS } from "./problem.js";
export function rolloutByHand({ state, policy, resident }) {
    const states = new Float32Array((STEPS + 1) * ROWS * 2);
    const actions = new Float32Array(STEPS * ROWS);
    const policyHidden = new Float32Array(STEPS * ROWS * HIDDEN);
    const residentHidden = new Float32Array(STEPS * ROWS * HIDDEN);
    const gradient = new Float64Array(4 * HIDDEN + 1);
    let loss = 0;
    function forward() {
        let payoff = 0;
        states.set(state);
        for (let at = 0; at < STEPS * ROWS; at++) {
            const x = states[2 * at];
            const y = states[2 * at + 1];
            let score = policy.b2[0];
            for (let h = 0; h < HIDDEN; h++) {
                const value = Math.tanh(x * policy.w1[h] + y * policy.w1[HIDDEN + h] + policy.b1[h]);
                policyHidden[at * HIDDEN + h] = value;
                score += value * policy.w2[h];
            }
            const action = sigmoid(score);
            actions[at] = action;
            let next0 = resident.b2[0];
            let next1 = resident.b2[1];
            for (let h = 0; h < HIDDEN; h++) {
                const value = Math.tanh(x * resident.w1[h] + y * resident.w1[HIDDEN + h] + action * resident.w1[2 * HIDDEN + h] + resident.b1[h]);
                residentHidden[at * HIDDEN + h] = value;
                next0 += value * resident.w2[2 * h];
                next1 += value * resident.w2[2 * h + 1];
            }
            const good = sigmoid(next0);
            states[2 * (at + ROWS)] = good;
            states[2 * (at + ROWS) + 1] = sigmoid(next1);
            payoff += BENEFIT * good - COST * action;
        }
        loss = -payoff / (STEPS * ROWS);
    }
    // Adjoints of one state of all rows.
    const stateAdjoint = new Float32Array(ROWS * 2);
    function backward() {
        gradient.fill(0);
        stateAdjoint.fill(0);
        for (let step = STEPS - 1; step >= 0; step--) {
            for (let row = 0; row < ROWS; row++) {
                const at = step * ROWS + row;
                const good = states[2 * (at + ROWS)];
                const other = states[2 * (at + ROWS) + 1];
                const next0 = (stateAdjoint[2 * row] - BENEFIT / (STEPS * ROWS)) * good * (1 - good);
                const next1 = stateAdjoint[2 * row + 1] * other * (1 - other);
                let dx = 0;
                let dy = 0;
                let dAction = COST / (STEPS * ROWS);
                for (let h = 0; h < HIDDEN; h++) {
                    const value = residentHidden[at * HIDDEN + h];
                    const d = (next0 * resident.w2[2 * h] + next1 * resident.w2[2 * h + 1]) * (1 - value * value);
                    dx += d * resident.w1[h];
                    dy += d * resident.w1[HIDDEN + h];
                    dAction += d * resident.w1[2 * HIDDEN + h];
                }
                const action = actions[at];
                const dScore = dAction * action * (1 - action);
                const x = states[2 * at];
                const y = states[2 * at + 1];
                for (let h = 0; h < HIDDEN; h++) {
                    const value = policyHidden[at * HIDDEN + h];
                    const d = dScore * policy.w2[h] * (1 - value * value);
                    gradient[h] += d * x;
                    gradient[HIDDEN + h] += d * y;
                    gradient[2 * HIDDEN + h] += d;
                    gradient[3 * HIDDEN + h] += dScore * value;
                    dx += d * policy.w1[h];
                    dy += d * policy.w1[HIDDEN + h];
                }
                gradient[4 * HIDDEN] += dScore;
                stateAdjoint[2 * row] = dx;
                stateAdjoint[2 * row + 1] = dy;
            }
        }
    }
    return {
        run() {
            forward();
            backward();
        },
        answer: () => ({ loss, gradient: [...gradient] }),
    };
}
function sigmoid(x) {
    return 1 / (1 + Math.exp(-x));
}
