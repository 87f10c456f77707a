/** Which settings are degenerate: what the best constant policy gets of the best response. */
import type { Reproduction } from "../reproduction.js";
export declare function regimeMap({ results }: Reproduction): string;
