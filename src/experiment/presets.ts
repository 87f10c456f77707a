/**
 * The named settings of method.md section 2. All play the default game: b = 5, c = 0.5, 36 rounds, 9 agents. To add one, add
 * its entry; `test/experiment/presets.test.ts` then holds it to what every preset must fulfil.
 */
import type { ResidentGroup } from "../game/index.js";
import { gotTakes } from "./request-error.js";

export interface Preset {
  readonly residents: readonly ResidentGroup[];
  /** The half that is not optimised, where only one is: names or bits. */
  readonly fixedAction: string;
  readonly fixedAssessment: string;
}

function society(norm: string): Preset {
  return { residents: [{ count: 8, norm }], fixedAction: "Discriminator", fixedAssessment: norm };
}

export const presets: Readonly<Record<string, Preset>> = {
  l1: society("L1"),
  l2: society("L2"),
  l3: society("L3"),
  l4: society("L4"),
  l5: society("L5"),
  l6: society("L6"),
  l7: society("L7"),
  l8: society("L8"),
  "hybrid-alld": {
    residents: [
      { count: 4, action: "HybridCoop", assessment: "L6" },
      { count: 4, action: "AllD", assessment: "L6" },
    ],
    fixedAction: "Discriminator",
    fixedAssessment: "L6",
  },
  "proud-alld": {
    residents: [
      { count: 4, action: "ProudCoop", assessment: "ImageScoring" },
      { count: 4, action: "AllD", assessment: "ImageScoring" },
    ],
    fixedAction: "Discriminator",
    fixedAssessment: "ImageScoring",
  },
};

/** The preset of this name, in any case; a RequestError lists those there are. */
export function findPreset(name: string, field = "preset"): Preset {
  const key = typeof name === "string" ? name.trim().toLowerCase() : "";
  if (Object.hasOwn(presets, key)) return presets[key]!;
  throw gotTakes(field, name, `one of ${Object.keys(presets).join(", ")}`);
}
