/** Whether public records that came from elsewhere can be of a game. */
import { checkValue, integer } from "../options.js";
import type { Game } from "./game.js";
import { GameError, gameError } from "./game-error.js";
import { checkMatching, pairsPerRound } from "./matching.js";
import { NO_ACTION, type PublicRecords } from "./records.js";

/**
 * Throws a GameError that names the first thing that is wrong: the sizes, who meets whom, or a value that the game does not have. What
 * follows from what, reputations from signals, is not checked.
 */
export function checkPublicRecords(game: Game, records: PublicRecords, field = "records"): void {
  if (typeof records !== "object" || records === null) {
    throw new GameError(field, records, "records of played episodes, such as allocateRecords gives");
  }
  const { reputations, agents, rounds, stage } = game;
  checkValue(`${field}.episodes`, records.episodes, integer(1), gameError);
  const pairs = pairsPerRound(game);
  const equal = (name: "rounds" | "pairs", wanted: number) => {
    if (records[name] !== wanted) throw new GameError(`${field}.${name}`, records[name], `${wanted}, as in the game`);
  };
  equal("rounds", rounds);
  equal("pairs", pairs);
  const size = records.episodes * rounds * pairs;
  const list = (name: keyof PublicRecords, length: number): ArrayLike<number> => {
    const values: unknown = records[name];
    if (ArrayBuffer.isView(values) && (values as Uint8Array).length === length) return values as Uint8Array;
    const got = ArrayBuffer.isView(values) ? `${(values as Uint8Array).length} numbers` : values;
    throw new GameError(`${field}.${name}`, got, `${length} numbers in a typed array`);
  };
  const within = (name: keyof PublicRecords, most: number, orNone = false) => {
    const values = list(name, size);
    for (let at = 0; at < size; at++) {
      const value = values[at]!;
      if ((Number.isInteger(value) && value >= 0 && value < most) || (orNone && value === NO_ACTION)) continue;
      throw new GameError(`${field}.${name}[${at}]`, value, `an integer from 0 to ${most - 1}`);
    }
  };
  for (const name of ["reputationFirst", "reputationSecond", "signalFirst", "signalSecond"] as const) {
    within(name, reputations);
  }
  within("actionFirst", stage.choices[0], stage.choices[0] === 1);
  within("actionSecond", stage.choices[1], stage.choices[1] === 1);
  const first = list("first", size);
  const second = list("second", size);
  const encounterOf = list("encounterOf", records.episodes * rounds * agents);
  const met = new Int32Array(encounterOf.length).fill(-1);
  const length = rounds * pairs;
  for (let episode = 0; episode < records.episodes; episode++) {
    const matching = Int32Array.from(
      { length: 2 * length },
      (_, at) => (at % 2 === 0 ? first : second)[episode * length + (at >> 1)]!,
    );
    checkMatching(game, matching, `${field} of episode ${episode}: matching`);
    for (const [at, agent] of matching.entries()) {
      const encounter = episode * length + (at >> 1);
      met[Math.floor(encounter / pairs) * agents + agent] = encounter;
    }
  }
  for (let at = 0; at < met.length; at++) {
    if (encounterOf[at] === met[at]) continue;
    throw new GameError(`${field}.encounterOf[${at}]`, encounterOf[at], `${met[at]}, as first and second say`);
  }
}
