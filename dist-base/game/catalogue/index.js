import { dilemma } from "./dilemma.js";
import { market } from "./market.js";
import { trust } from "./trust.js";
/** Beside "donation", which is made of the game's benefit, cost, actions and encounter. */
export const stages = { dilemma, trust: trust(), market };
