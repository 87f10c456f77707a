/**
 * The figures of the paper (Lin et al. 2026), to stand beside ours. Its exact settings are unknown: ours approximate them, and
 * nothing is tuned to these figures.
 */
import type { Cell, Situation } from "./grid.js";

interface PaperFigure {
  readonly setting: string;
  readonly optimize: Situation["optimize"];
  /** Undefined where the paper's is unknown; ours is random then. */
  readonly matching?: "indirect";
  readonly actions: "discrete" | "continuous";
  readonly payoffs: readonly number[];
}

export const paperFigures: readonly PaperFigure[] = [
  { setting: "l3", optimize: "action", actions: "discrete", payoffs: [4.17] },
  { setting: "l6", optimize: "action", actions: "discrete", payoffs: [3.94] },
  { setting: "l6", optimize: "joint", actions: "discrete", payoffs: [3.65] },
  { setting: "hybrid-alld", optimize: "joint", actions: "discrete", payoffs: [2.24, 2.225] },
  { setting: "l6", optimize: "action", matching: "indirect", actions: "continuous", payoffs: [3.06] },
  { setting: "proud-alld", optimize: "signal", matching: "indirect", actions: "continuous", payoffs: [1.76] },
];

/** Over its degenerate and its discriminative regimes. */
export const paperShares = { referencePerformance: 0.95, referenceAdherence: 0.99 } as const;

/** What the paper has for the cell that comes closest, of its own method, trained and tested alike; empty for most. */
export function paperPayoffs({ setting, optimize, testing, training, actions, method }: Cell): readonly number[] {
  if (method !== "reciprocity-gradient") return [];
  const figure = paperFigures.find(
    (each) =>
      each.setting === setting &&
      each.optimize === optimize &&
      each.actions === actions &&
      (each.matching ?? "random") === testing &&
      training === testing,
  );
  return figure?.payoffs ?? [];
}
