/** The game that a configuration describes. */
import { defineGame, defineStage, type Game, type StageGame, stages, trust } from "../game/index.js";
import { type Configuration, type GameConfiguration, kindOf, type StageConfiguration } from "./configuration.js";
import { donationGame } from "./defaults.js";
import { gotTakes, under } from "./request-error.js";

/** The parts of a configuration that a game follows from. */
export type Described = Pick<Configuration, "game" | "residents" | "learner">;

/** Whether it is the donation game, which has fields of its own. */
export function isDonation(stage: StageConfiguration): boolean {
  return stage === "donation";
}

/** The stage game in a word or two. */
export function stageName(stage: StageConfiguration): string {
  if (typeof stage === "string") return stage;
  return "levels" in stage ? `${stage.name} with ${stage.levels} levels` : (stage.name ?? "custom");
}

/**
 * The game of a configuration, the learner's place first; of two actions where donations are continuous.
 *
 * @throws RequestError that names the field at fault
 */
export function gameOf(described: Described): Game {
  const { stage, actions, tones, seats, ...fields } = described.game;
  const { residents, learner } = described;
  checkFields(described.game);
  if (kindOf(described.game) === "continuous") checkUngrouped(described);
  const groups = [learner.group, ...residents.flatMap(({ count, group }) => new Array(count).fill(group))];
  const isGrouped = groups.some((group) => group !== undefined);
  const played = isDonation(stage) ? undefined : under("game.", () => stageOf(stage));
  const classes = classesOf(described, seats ?? played?.seats);
  return under("game.", () =>
    defineGame({
      ...fields,
      agents: groups.length,
      ...(played === undefined ? { actions: typeof actions === "number" ? actions : 2 } : { stage: played }),
      ...(seats !== undefined && { seats }),
      ...(classes !== undefined && { classes }),
      // Who is of no group is one of its own.
      ...(isGrouped && { groups: groups.map((group, agent) => group ?? -1 - agent) }),
    }),
  );
}

function stageOf(stage: StageConfiguration): StageGame {
  if (typeof stage === "string") return stages[stage]!;
  return "levels" in stage ? trust(stage.levels) : defineStage(stage);
}

/** What is not for the stage game, or not for continuous donations. */
function checkFields(game: GameConfiguration): void {
  const { stage, tones, reputations } = game;
  for (const field of isDonation(stage) ? [] : (Object.keys(donationGame) as (keyof typeof donationGame)[])) {
    if (game[field] === undefined) continue;
    throw gotTakes(
      `game.${field}`,
      game[field],
      `nothing: it is of the donation game, and this is ${stageName(stage)}`,
    );
  }
  if (tones !== undefined && (tones.length !== reputations || new Set(tones).size !== reputations)) {
    throw gotTakes("game.tones", tones, `${reputations} names, another for each reputation`);
  }
  if (kindOf(game) === "discrete") return;
  if (reputations !== 2) {
    throw gotTakes("game.reputations", reputations, "2 with continuous donations, where reputations are shares");
  }
  if (game.discount !== 1) throw gotTakes("game.discount", game.discount, "1 with continuous donations");
  if (game.seats !== undefined && game.seats !== "symmetric")
    throw gotTakes("game.seats", game.seats, "nothing with continuous donations");
  if (game.matching === "round-robin")
    throw gotTakes("game.matching", game.matching, "random, direct or indirect with continuous donations");
}

/** With continuous donations nobody tells groups apart. */
function checkUngrouped({ residents, learner }: Described): void {
  const all = [learner, ...residents];
  const at = all.findIndex(({ group }) => group !== undefined);
  if (at < 0) return;
  throw gotTakes(
    at === 0 ? "learner.group" : `residents[${at - 1}].group`,
    all[at]!.group,
    "nothing with continuous donations",
  );
}

/** The role of each agent, where they are told; undefined where they are not. */
function classesOf({ residents, learner }: Described, seats: Game["seats"] | undefined): number[] | undefined {
  const told = [
    { field: "learner.role", role: learner.role },
    ...residents.map(({ role }, at) => ({ field: `residents[${at}].role`, role })),
  ];
  const one = told.find(({ role }) => role !== undefined);
  if (one === undefined) return undefined;
  if (seats !== "fixed") throw gotTakes(one.field, one.role, "nothing unless seats are fixed");
  const [own, ...others] = told;
  const missing = others.find(({ role }) => role === undefined);
  if (missing !== undefined) throw gotTakes(missing.field, undefined, "a role, 0 or 1, because others have theirs");
  return [own!.role ?? 0, ...residents.flatMap(({ count, role }) => new Array<number>(count).fill(role!))];
}
