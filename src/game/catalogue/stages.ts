/** Every stage game that has a name. To add one, add its file and its line. */
import type { StageGame } from "../stage.js";
import { dilemma } from "./dilemma.js";
import { market } from "./market.js";
import { trust } from "./trust.js";

/** Beside "donation", which is made of the game's benefit, cost, actions and encounter. */
export const stages: Readonly<Record<string, StageGame>> = { dilemma, trust: trust(), market };
