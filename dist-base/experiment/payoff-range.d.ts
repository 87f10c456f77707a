/** What a game can pay: figures from files are held against it. */
import type { GameConfiguration } from "./configuration.js";
export interface PayoffRange {
    has(value: unknown): boolean;
    readonly inWords: string;
}
/** An encounter's payoff: at best the donation of the other and none of one's own, at worst the reverse. */
export declare function payoffRange({ benefit, cost }: Pick<GameConfiguration, "benefit" | "cost">): PayoffRange;
