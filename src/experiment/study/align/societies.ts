/** The societies of the study `align`: who lives in them, by rules, in each of the games. */

import { alignPresets } from "../../align-presets.js";
import type { PartialConfiguration, ResidentConfiguration } from "../../configuration.js";

export type AlignGame = keyof typeof alignPresets;

export const alignGames = Object.keys(alignPresets) as AlignGame[];

/** Who lives among whom. The entrant takes the learner's seat: that of a seller in the market. */
export interface Society {
  readonly name: string;
  /** How residents act, where it is not as the preset's do, and how they judge. */
  readonly action?: string;
  readonly assessment: string;
  /** The rule of the entrant; as residents act and judge unless told. */
  readonly entrant?: string;
}

export const societies: readonly Society[] = [
  { name: "honest gossip", assessment: "discerning" },
  { name: "honest gossip, a greedy entrant", assessment: "discerning", entrant: "greedy" },
  { name: "silence, a greedy entrant", assessment: "silent", entrant: "greedy" },
  { name: "flattery, a greedy entrant", assessment: "flatterer", entrant: "greedy" },
  { name: "inverted gossip, a greedy entrant", assessment: "inverter", entrant: "greedy" },
  {
    name: "all give to everybody, a greedy entrant",
    action: "always-cooperates",
    assessment: "discerning",
    entrant: "greedy",
  },
  { name: "all greedy", action: "greedy", assessment: "greedy", entrant: "greedy" },
];

/** A society in a game, as a preset changed by it. */
export function societyIn(game: AlignGame, { action, assessment, entrant }: Society): PartialConfiguration {
  const { residents, fixedAction } = alignPresets[game];
  const acting = game === "align-market" ? "always-cooperates" : fixedAction;
  return {
    residents: residents.map(({ norm, ...where }) => ({ ...where, action: action ?? norm, assessment })),
    learner: {
      fixedAction: entrant ?? action ?? acting,
      fixedAssessment: entrant ?? assessment,
      ...(game === "align-market" && { role: 0 }),
    },
  };
}

/** Residents of the donation game that replace so many of its eight. */
export function replacing(others: ResidentConfiguration | undefined): PartialConfiguration {
  const all = 8;
  const left = all - (others?.count ?? 0);
  return {
    residents: [...(left > 0 ? [{ count: left, norm: "discerning" }] : []), ...(others === undefined ? [] : [others])],
  };
}
