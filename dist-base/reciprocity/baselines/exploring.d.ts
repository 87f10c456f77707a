import { type Process } from "./process.js";
/** @param share of the choices that is drawn uniformly, from 0 to 1 */
export declare function exploring(process: Process, share: number): Process;
