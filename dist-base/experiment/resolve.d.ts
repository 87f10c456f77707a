/** From what was asked to what is run: a preset, a file and flags become a complete configuration, and that a game. */
import { type Game, type Policy, type Sight } from "../game/index.js";
import { type Arena, type MethodOptions } from "../reciprocity/index.js";
import { type Configuration, type PartialConfiguration } from "./configuration.js";
import type { Chances } from "./result.js";
/** What was asked. Later parts win: defaults, preset, file, overrides. */
export interface ConfigurationRequest {
    readonly preset?: string;
    readonly file?: PartialConfiguration;
    readonly overrides?: PartialConfiguration;
}
/**
 * The complete configuration, merged by `mergeConfigurations`.
 *
 * @throws RequestError that names the field at fault, as `game.rounds`.
 */
export declare function resolveConfiguration(request: ConfigurationRequest): Configuration;
/** One configuration changed by another: sections merge field by field, a list of residents replaces the one before it. */
export declare function mergeConfigurations(under: PartialConfiguration, over: PartialConfiguration): PartialConfiguration;
/** A configuration in the terms of the floors below: what is played, by whom, and the options of the method. */
export interface Setting {
    readonly game: Game;
    readonly residents: readonly Policy[];
    /** Where it is played and judged, with donations of the kind that was asked for. */
    readonly arena: Arena;
    /** Both fixed rules as a policy; the half that is optimised is not looked at. */
    readonly fixed: Policy;
    readonly options: MethodOptions;
}
/** Builds and checks what a configuration describes; a RequestError names the field at fault. */
export declare function defineSetting(configuration: Configuration): Setting;
/**
 * Refuses a training that there is not with donations of this kind. A policy can be measured with either kind, whatever its
 * training was: so this is no part of what a setting must fulfil.
 */
export declare function checkTraining({ game, learner, training }: Configuration): void;
/** The preset that these residents are, whatever game they play, or `custom`. */
export declare function settingName(configuration: Configuration): string;
/** The game's fields that are not as in the presets, in words: `matching direct, rounds 8`. */
export declare function gameDifferences(configuration: Configuration): string[];
/**
 * A policy from its chances as results have them; a GameError if they are none. How many reputations and actions there are
 * is how long the rows are.
 */
export declare function policyFromChances(action: Chances, assessment: Chances, sight?: {
    readonly sees: readonly Sight[];
    readonly situations: number;
}): Policy;
