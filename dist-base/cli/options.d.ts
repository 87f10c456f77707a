/** The options that commands share, and how their values become a part of a configuration. */
import { type Command } from "commander";
import { type Configuration } from "../experiment/index.js";
import type { Io } from "./io.js";
import { type Messages } from "./messages.js";
/** Values of a command's options, by their long names in camel case. */
export type Values = Readonly<Record<string, unknown>>;
export declare function addSettingOptions(command: Command): Command;
export declare function addOutOptions(command: Command, file: string): Command;
/** Refuses an --out that the result could not go to, before it is worked for. */
export declare function checkOut(values: Values, file: string): void;
/** Writes the result where --out says, if it does. */
export declare function keepResult(values: Values, file: string, result: object): void;
export declare function addTrainingOptions(command: Command): Command;
export declare function addSeesOption(command: Command): Command;
export declare function addOutputOptions(command: Command): Command;
export declare function messagesOf(io: Io, values: Values): Messages;
/**
 * The complete configuration that the options ask for.
 *
 * @param base a run's own configuration, which the options change; a preset replaces its game and residents.
 * @throws RequestError
 */
export declare function requestedConfiguration(values: Values, base?: Configuration): Promise<Configuration>;
/** A number written out in full. Any other text stays text, for the schema to refuse with what was written. */
export declare function numberIn(text: string): number | string;
/** An option's text, if it was given. */
export declare function textOf(values: Values, name: string): string | undefined;
/** Options among these that were given, as they are written. */
export declare function givenOptions(values: Values, except: readonly string[]): string[];
/** What was called, for the report: the options as they were understood. */
export declare function commandLine(command: string, values: Values): string;
