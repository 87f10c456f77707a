import { gotTakes } from "./request-error.js";
/** Iterations in a block. */
const BLOCK = 50;
/** Two policies whose chances differ by less than this in the mean context are alike. */
const ALIKE = 0.01;
/** Payoffs that differ by less than this share are alike, and so are those that chance explains (three standard errors). */
const ALIKE_PAYOFF = 0.01;
const CHANCE = 3;
/** Comparisons in a row that have to find no difference. */
const ENOUGH = 2;
const NONE = { action: [], assessment: [], before: [0, 0, 0], now: [0, 0, 0], calm: 0 };
export class Steadiness {
    least;
    state;
    /** @param least payoffs below this are taken for it, so that shares mean something. */
    constructor(least, state = NONE) {
        this.least = least;
        this.state = state;
    }
    /** @param policy called where a block ends. */
    observe({ iteration, payoff }, policy) {
        const [count, sum, squares] = this.state.now;
        const now = [count + 1, sum + payoff, squares + payoff * payoff];
        if (iteration % BLOCK !== 0) {
            this.state = { ...this.state, now };
            return;
        }
        const { action, assessment } = policy();
        const isCalm = this.isAlike({ action, assessment }) && this.isAlikePaid(now);
        const calm = isCalm ? this.state.calm + 1 : 0;
        this.state = { action: [...action], assessment: [...assessment], before: now, now: [0, 0, 0], calm };
    }
    get settled() {
        return this.state.calm >= ENOUGH;
    }
    save() {
        return this.state;
    }
    isAlike(policy) {
        return ["action", "assessment"].every((half) => {
            const before = this.state[half];
            const now = policy[half];
            if (before.length !== now.length)
                return false;
            let change = 0;
            for (let at = 0; at < now.length; at++)
                change += Math.abs(now[at] - before[at]);
            return change / now.length < ALIKE;
        });
    }
    isAlikePaid(now) {
        const { before } = this.state;
        if (before[0] === 0)
            return false;
        const mean = ([count, sum]) => sum / count;
        const variance = (block) => Math.max(0, block[2] / block[0] - mean(block) ** 2) / block[0];
        const difference = Math.abs(mean(now) - mean(before));
        const scale = Math.max(Math.abs(mean(now)), this.least);
        return difference <= Math.max(ALIKE_PAYOFF * scale, CHANCE * Math.sqrt(variance(now) + variance(before)));
    }
}
/** The state in a checkpoint, checked; a RequestError where it is none. */
export function savedSteadiness(value) {
    const state = value;
    const areChances = (list) => Array.isArray(list) && list.every((chance) => Number.isFinite(chance) && chance >= 0 && chance <= 1 + 1e-6);
    const isBlock = (list) => Array.isArray(list) && list.length === 3 && list.every(Number.isFinite);
    const isSound = areChances(state?.action) &&
        areChances(state?.assessment) &&
        isBlock(state?.before) &&
        isBlock(state?.now) &&
        Number.isSafeInteger(state?.calm) &&
        state.calm >= 0;
    if (!isSound)
        throw gotTakes("checkpoint.json steadiness", value, "what the training saved of how steady it is");
    return state;
}
