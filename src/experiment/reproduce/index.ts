/** The grid: settings, matchings, methods and seeds, from what is asked to the tables. The report is in `report/page.ts`. */
export type { CellResult } from "./cell-result.js";
export { selectCells } from "./grid.js";
export {
  computeGrid,
  type Reproduction,
  type ReproductionHooks,
  type ReproductionRequest,
  summarise,
} from "./reproduction.js";
export { GridStore } from "./store.js";
export { resultsCsv, resultsJson } from "./tables.js";
export { byPart, type Contest, type MethodTotals, type Part, partOf } from "./totals.js";
