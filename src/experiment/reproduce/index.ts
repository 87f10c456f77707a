/** The grid: settings, matchings, methods and seeds, from what is asked to the tables. The report is in `report/page.ts`. */
export { type CellResult, NEAR, type SeedResult } from "./cell-result.js";
export { type Budget, type Cell, cellName, type Selection, selectCells } from "./grid.js";
export type { PolicyKind } from "./policy-kind.js";
export type { GridRecord, ReferenceRecord, TrainingRecord } from "./records.js";
export {
  computeGrid,
  type Reproduction,
  type ReproductionHooks,
  type ReproductionRequest,
  summarise,
} from "./reproduction.js";
export { type GridSetting, settings } from "./settings.js";
export { type Estimate, meanEstimate, medianRatio, shareEstimate } from "./statistics.js";
export { GridStore, gridFiles } from "./store.js";
export { resultsCsv, resultsJson } from "./tables.js";
export { byPart, type Contest, type MethodTotals, type Part, partOf, type Verdict } from "./totals.js";
