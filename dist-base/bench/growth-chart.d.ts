import type { Table } from "./table.js";
/** An SVG that stands alone; on white, so that it is legible wherever it is shown. */
export declare function growthChart(tables: readonly Table[]): string;
