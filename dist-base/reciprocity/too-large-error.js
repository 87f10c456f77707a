import { OptionError } from "../options.js";
/** What was asked for is out of reach as it is: too much would have to be followed one by one. Less of it can be had. */
export class TooLargeError extends OptionError {
    name = "TooLargeError";
}
/** The most states of a joint belief: beyond, neither a batch of episodes nor the oracle's rounds fit into memory. */
const MOST_STATES = 2 ** 14;
/** Whether all reputation vectors of all agents are few enough. */
export function canFollow({ agents, reputations }) {
    return reputations ** agents <= MOST_STATES;
}
/** @throws TooLargeError where the reputation vectors of all agents are too many; `instead` is what takes more. */
export function checkStates({ agents, reputations }, instead) {
    if (canFollow({ agents, reputations }))
        return;
    const most = Math.floor(Math.log(MOST_STATES) / Math.log(reputations) + 1e-9);
    const why = `because all ${reputations}^N vectors of reputations are followed; ${instead}`;
    throw new TooLargeError("agents", agents, `at most ${most} here, ${why}`);
}
