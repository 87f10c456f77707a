/** `schema`: the JSON Schema of a configuration file, for editors. */
import type { Command } from "commander";
import type { Io } from "./io.js";
export declare function addSchema(program: Command, io: Io): void;
