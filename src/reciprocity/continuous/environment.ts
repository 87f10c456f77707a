import {
  allocateContinuousRecords,
  type ContinuousRecords,
  checkContinuous,
  checkResidents,
  continuousAsPerformed,
  type Game,
  GameError,
  type Policy,
  playContinuous,
  type Random,
} from "../../game/index.js";

/** All that a learner may touch of the continuous world: it can act in it and see what everybody sees. */
export interface ContinuousEnvironment {
  readonly game: Game;
  /**
   * Plays fresh episodes, each with a policy of the learner's choice (as chosen; the game adds its errors), and gives the
   * public records. They hold until the next time.
   */
  play(learners: readonly Policy[], random: Random): ContinuousRecords;
}

/** A world of residents with fixed policies, one for each of agents 1 .. N-1; binary ones act by multilinear extension. */
export function createContinuousEnvironment(game: Game, residents: readonly Policy[]): ContinuousEnvironment {
  checkContinuous(game);
  checkResidents(game, residents);
  const others = residents.map((policy) => continuousAsPerformed(game, policy));
  let records: ContinuousRecords | undefined;
  return {
    game,
    play(learners, random) {
      if (!Array.isArray(learners)) {
        throw new GameError("learners", learners, "a list of policies, one for each episode");
      }
      if (records?.episodes !== learners.length) records = allocateContinuousRecords(game, learners.length);
      for (const [episode, learner] of learners.entries()) {
        playContinuous(game, [continuousAsPerformed(game, learner), ...others], random, episodeOf(records, episode));
      }
      return records;
    },
  };
}

/** One of the episodes, on the same numbers. */
function episodeOf(records: ContinuousRecords, episode: number): ContinuousRecords {
  const size = records.rounds * records.pairs;
  const part = <Numbers extends Float32Array | Int32Array>(numbers: Numbers) =>
    numbers.subarray(episode * size, (episode + 1) * size) as Numbers;
  return {
    game: records.game,
    episodes: 1,
    rounds: records.rounds,
    pairs: records.pairs,
    first: part(records.first),
    second: part(records.second),
    reputationFirst: part(records.reputationFirst),
    reputationSecond: part(records.reputationSecond),
    actionFirst: part(records.actionFirst),
    actionSecond: part(records.actionSecond),
    signalFirst: part(records.signalFirst),
    signalSecond: part(records.signalSecond),
  };
}
