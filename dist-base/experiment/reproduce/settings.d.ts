/**
 * The settings of the grid: every preset, and some that are made to be hard. To add one, add its entry.
 *
 * Every setting is played by several kinds of matching. `indirect` lets no pair meet twice, so its episodes are only as long
 * as that allows: nine rounds among nine agents, where the others have 36.
 */
import { type ActionKind, type Optimize } from "../../reciprocity/index.js";
import { type GameConfiguration, type PartialConfiguration } from "../configuration.js";
export type MatchingKind = GameConfiguration["matching"];
export interface GridSetting {
    /** What is hard about it; absent for a preset. */
    readonly challenge?: string;
    readonly configuration: PartialConfiguration & {
        readonly residents: NonNullable<PartialConfiguration["residents"]>;
    };
    /** Played by each of these, in training and in testing. */
    readonly matchings: readonly MatchingKind[];
    /** With donations of these kinds. */
    readonly kinds: readonly ActionKind[];
    /** What is optimised. */
    readonly halves: readonly Optimize[];
    /** Rounds that methods with a belief look ahead, where that is not the default. */
    readonly horizon?: number;
}
export declare const matchingKinds: readonly ["random", "direct", "indirect"];
export declare const settings: Readonly<Record<string, GridSetting>>;
/** Rounds of an episode of this setting when it is matched so. */
export declare function roundsOf({ configuration }: GridSetting, matching: MatchingKind): number;
