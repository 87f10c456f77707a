// Whom a learner is among.
import { checkGame, checkResidents } from "../game/index.js";
import { checkOptions, real, required, such } from "../options.js";
const world = {
    game: required(such("a game, such as defineGame gives", (value) => typeof value === "object" && value !== null)),
    residents: required(such("a list of policies, such as definePopulation makes", Array.isArray)),
    memoryLimit: real({ above: 0 }),
};
/** @throws OptionError or GameError unless it is one */
export function checkWorld(value) {
    checkOptions("a world", value, world);
    checkGame(value.game);
    checkResidents(value.game, value.residents);
}
