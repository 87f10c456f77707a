/**
 * The games of ALIGN (Zhu et al. 2026, arXiv 2602.07777) with its schedules, tones and discount, among residents that live by rules
 * in place of language models. The learner takes the place of one of them.
 *
 * One departure: in ALIGN's trust game the stock is carried on from one encounter to the next, here each has an endowment of its own.
 */
import { alignTones, tonesOf } from "../game/index.js";
import type { GameConfiguration } from "./configuration.js";
import type { Preset } from "./preset.js";

/** Every pair meets once; nobody has been talked about yet. */
const aligned = {
  matching: "round-robin",
  reputations: alignTones.length,
  tones: alignTones,
  discount: 0.99,
  initialReputation: alignTones.map((_, tone) => Number(tone === tonesOf(alignTones.length).neutral)),
} as const satisfies Partial<GameConfiguration>;

const discerning = { fixedAction: "discerning", fixedAssessment: "discerning" };

export const alignPresets = {
  "align-donation": {
    game: { ...aligned, benefit: 5, cost: 1, encounter: "one-way", seats: "alternating" },
    residents: [{ count: 8, norm: "discerning" }],
    ...discerning,
  },
  "align-dilemma": {
    game: { ...aligned, stage: "dilemma" },
    residents: [{ count: 4, norm: "discerning" }],
    ...discerning,
  },
  "align-trust": {
    game: { ...aligned, stage: "trust", seats: "alternating" },
    residents: [{ count: 4, norm: "graded" }],
    fixedAction: "graded",
    fixedAssessment: "graded",
  },
  // The learner sells.
  "align-market": {
    game: { ...aligned, stage: "market" },
    residents: [
      { count: 5, norm: "always-cooperates", role: 0 },
      { count: 6, norm: "choosy", role: 1 },
    ],
    role: 0,
    ...discerning,
  },
} as const satisfies Readonly<Record<string, Preset>>;
