import { type Spread } from "./table.js";
/** Milliseconds of a call of each case, of which each gets about as many milliseconds as given. */
export type Measure = <Name extends string>(cases: Readonly<Record<Name, () => void>>, milliseconds: number) => Promise<Record<Name, Spread>>;
/**
 * @param share of the time that the suites ask for.
 * @param pause called now and then, since measuring leaves no time for anything else; may throw to end it all.
 */
export declare function createMeasure(share: number, pause: () => Promise<void>): Measure;
