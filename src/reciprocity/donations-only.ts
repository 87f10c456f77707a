// What is followed in the donation game without a discount alone: influence beyond what is followed jointly, and independent marginals.
import { decisionsOf, type Game } from "../game/index.js";

export function canCarry(game: Game): boolean {
  return (
    game.stage.name === "donation" && game.discount === 1 && game.groups === undefined && !decisionsOf(game).dependent
  );
}

/** Why there is less in a game, in words that go after what there is. */
export function beyondDonations({ stage, discount, groups }: Game): string {
  if (stage.name !== "donation") return `in ${stage.name}: influence is carried beyond in the donation game alone`;
  if (discount !== 1) return "with a discount, with which influence is not carried beyond";
  return groups === undefined ? "in this game" : "where groups are told apart, where influence is not carried beyond";
}
