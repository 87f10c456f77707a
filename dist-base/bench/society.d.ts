import { type Game, type Policy } from "../game/index.js";
/** The flagship's society at any size: half of the others are discerning, half never give. */
export declare function flagshipSociety(agents: number, game?: Partial<Game>): {
    game: Game;
    residents: Policy[];
};
