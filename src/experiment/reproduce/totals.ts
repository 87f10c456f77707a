/** What the cells come to together: a line a method, and how ours fares against each of the others. */
import type { MethodName } from "../../reciprocity/index.js";
import type { CellResult } from "./cell-result.js";
import { settings } from "./settings.js";
import { type Estimate, median, medianRatio, ratioOf } from "./statistics.js";

export const OURS: MethodName = "reciprocity-gradient";

/** All but the best response: this share of it. */
const NEARLY = 0.99;

/** Parts of the grid that are counted apart. */
export type Part = "presets" | "hard settings" | "continuous donations";
const parts: readonly Part[] = ["presets", "hard settings", "continuous donations"];

export function partOf({ setting, actions }: Pick<CellResult, "setting" | "actions">): Part {
  if (actions === "continuous") return "continuous donations";
  return settings[setting]!.challenge === undefined ? "presets" : "hard settings";
}

/** What there is of each part, in order; parts without anything are left out. */
export function byPart<Value>(values: readonly Value[], part: (value: Value) => Part): [Part, Value[]][] {
  const groups = parts.map((name): [Part, Value[]] => [name, values.filter((value) => part(value) === name)]);
  return groups.filter(([, group]) => group.length > 0);
}

/** A method over all cells of a part that it was both trained and tested on, under one matching. */
export interface MethodTotals {
  readonly part: Part;
  readonly method: MethodName;
  /** Cells whose testing is as their training was. */
  readonly cells: number;
  readonly degenerate: RegimeTotals;
  readonly discriminative: RegimeTotals;
  /** The least of the cells' median performances, and whose it is. */
  readonly worst: { readonly performance: number; readonly cell: string } | null;
  /** Share of the cells whose median performance is 99 % at least. */
  readonly nearly: number;
  /** Share of all trainings that came within 5 % of the best response. */
  readonly reached: number;
  /** Share of all trainings that ended within 5 % of it. */
  readonly ended: number;
  /** Played until then: median over cells of medians over seeds, infinite where most cells never got there. */
  readonly episodesToNear: number;
  /** Share of the trainings whose policy is constant, in some half, where no best response is. */
  readonly constant: number;
  /** Share of those that are, and that end below 95 % of the best response. */
  readonly collapsed: number;
  /** Median performance in the cells that are tested under another matching. */
  readonly transfer: number;
}

export interface RegimeTotals {
  readonly cells: number;
  /** Medians over cells; NaN of none. */
  readonly performance: number;
  readonly adherence: number;
}

export function methodTotals(results: readonly CellResult[]): MethodTotals[] {
  return byPart(results, partOf).flatMap(([part, cells]) => totalsOf(part, cells));
}

function totalsOf(part: Part, results: readonly CellResult[]): MethodTotals[] {
  const methods = [...new Set(results.map(({ method }) => method))];
  return methods.map((method) => {
    const own = results.filter((result) => result.method === method);
    const cells = own.filter(({ training, testing }) => training === testing);
    const seeds = cells.flatMap((cell) => cell.seeds);
    const discriminative = cells.filter(({ reference }) => !reference.degenerate);
    const worst = cells
      .filter((cell) => cell.referencePerformance !== null)
      .sort((one, other) => one.referencePerformance! - other.referencePerformance!)[0];
    return {
      part,
      method,
      cells: cells.length,
      degenerate: regimeTotals(cells.filter(({ reference }) => reference.degenerate)),
      discriminative: regimeTotals(discriminative),
      worst: worst === undefined ? null : { performance: worst.referencePerformance!, cell: worst.name },
      nearly: shareOf(cells, ({ referencePerformance: share }) => share !== null && share >= NEARLY),
      reached: shareOf(seeds, ({ episodesToNear }) => Number.isFinite(episodesToNear)),
      ended: shareOf(seeds, ({ episodesToStay }) => Number.isFinite(episodesToStay)),
      episodesToNear: median(cells.map(({ episodesToNear }) => episodesToNear)),
      constant: shareOf(seeds, ({ constant }) => constant),
      collapsed: shareOf(seeds, ({ collapsed }) => collapsed),
      transfer: regimeTotals(own.filter(({ training, testing }) => training !== testing)).performance,
    };
  });
}

function regimeTotals(cells: readonly CellResult[]): RegimeTotals {
  return {
    cells: cells.length,
    performance: median(cells.flatMap(({ referencePerformance: share }) => (share === null ? [] : [share]))),
    adherence: median(cells.map(({ referenceAdherence }) => referenceAdherence)),
  };
}

function shareOf<Value>(values: readonly Value[], holds: (value: Value) => boolean): number {
  return values.filter(holds).length / values.length;
}

/** How ours and another method compare in a cell, by the episodes that it takes to come within 5 % of the best response. */
export type Verdict = "faster" | "slower" | "even" | "only ours" | "only theirs" | "neither";

export interface Contest {
  readonly baseline: MethodName;
  readonly ours: CellResult;
  readonly theirs: CellResult;
  /** Their median over ours. Infinite where most of their trainings never got there, 0 where most of ours did not. */
  readonly ratio: Estimate;
  /** The same of the episodes until it stays there. */
  readonly lastingRatio: number;
  readonly verdict: Verdict;
}

/** Ours against every other method, cell by cell, where a cell is trained and tested under one matching. */
export function contests(results: readonly CellResult[]): Contest[] {
  const matched = results.filter(({ training, testing }) => training === testing);
  const mine = new Map(matched.filter(({ method }) => method === OURS).map((cell) => [contestName(cell), cell]));
  return matched.flatMap((theirs) => {
    const ours = mine.get(contestName(theirs));
    if (theirs.method === OURS || ours === undefined) return [];
    const ratio = medianRatio(episodesOf(theirs), episodesOf(ours));
    const lastingRatio = ratioOf(theirs.episodesToStay, ours.episodesToStay);
    return [{ baseline: theirs.method, ours, theirs, ratio, lastingRatio, verdict: verdictOf(ours, theirs, ratio) }];
  });
}

/** A cell's name without its method. */
export function contestName({ name, method }: CellResult): string {
  return name.slice(0, -method.length - 1);
}

function episodesOf({ seeds }: CellResult): number[] {
  return seeds.map(({ episodesToNear }) => episodesToNear);
}

/** By the interval: what may be chance is no verdict. */
function verdictOf(ours: CellResult, theirs: CellResult, { low, high }: Estimate): Verdict {
  const [mine, other] = [ours, theirs].map(({ episodesToNear }) => Number.isFinite(episodesToNear));
  if (!mine && !other) return "neither";
  if (low > 1) return other ? "faster" : "only ours";
  if (high < 1) return mine ? "slower" : "only theirs";
  return "even";
}
