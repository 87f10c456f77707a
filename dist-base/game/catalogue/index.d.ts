/** Every stage game that has a name. To add one, add its file and its line. */
import type { StageGame } from "../stage.js";
/** Beside "donation", which is made of the game's benefit, cost, actions and encounter. */
export declare const stages: Readonly<Record<string, StageGame>>;
