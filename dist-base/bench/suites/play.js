// Played episodes: encounters a second, matchings drawn and records written.
import { allAsPerformed, allocateRecords, createRandom, play as playEpisodes } from "../../game/index.js";
import { flagshipSociety } from "../society.js";
import { per } from "../table.js";
const EPISODES = 64;
const MILLISECONDS = 400;
export async function play({ measure }) {
    const figures = [];
    for (const agents of [9, 100]) {
        for (const matching of ["random", "direct", "indirect"]) {
            // Nine agents meet eight others, and then know everybody.
            const rounds = matching === "indirect" ? Math.min(36, agents - 1) : 36;
            const { game, residents } = flagshipSociety(agents, { matching, rounds });
            const policies = allAsPerformed(game, [residents[0], ...residents]);
            const records = allocateRecords(game, EPISODES);
            const random = createRandom(1);
            const { all } = await measure({ all: () => playEpisodes(game, policies, random, records) }, MILLISECONDS);
            const millions = records.first.length / 1e6;
            figures.push({ row: String(agents), column: matching, unit: "million a second", ...per(all, millions * 1e3) });
        }
    }
    return [{ title: "Encounters played", rows: "agents", figures }];
}
