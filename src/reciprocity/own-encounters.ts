// The learner's encounters in played episodes.
import { type PublicRecords, type Role, SELF } from "../game/index.js";

/** The learner's role in its encounter. */
export function roleAt({ first }: PublicRecords, at: number): Role {
  return first[at] === SELF ? 0 : 1;
}

/** Whom the learner meets in its encounter. */
export function partnerAt({ first, second }: PublicRecords, at: number): number {
  return first[at]! + second[at]! - SELF;
}

/** What the learner's first encounter after a round counts: the discount to the power of its encounters up to that round. */
export function weightAfter({ game, encounterOf, rounds }: PublicRecords, round: number): number {
  let weight = 1;
  if (game.discount === 1) return weight;
  for (let past = round - (round % rounds); past <= round; past++) {
    if (encounterOf[past * game.agents + SELF]! >= 0) weight *= game.discount;
  }
  return weight;
}
