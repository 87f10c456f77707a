/**
 * The named settings of docs/method.md section 2, and the flagship. They play the default game, b = 5, c = 0.5, 36 rounds, 9 agents,
 * unless they say otherwise. To add one, add its entry; `test/experiment/presets.test.ts` then holds it to what every preset must
 * fulfil.
 */
import type { ResidentGroup } from "../game/index.js";
import type { GameConfiguration } from "./configuration.js";
export interface Preset {
    readonly residents: readonly ResidentGroup[];
    /** Where it is not the default game. */
    readonly game?: Partial<GameConfiguration>;
    /** The half that is not optimised, where only one is: names or bits. */
    readonly fixedAction: string;
    readonly fixedAssessment: string;
}
export declare const presets: Readonly<Record<string, Preset>>;
/** The preset of this name, in any case; a RequestError lists those there are. */
export declare function findPreset(name: string, field?: string): Preset;
