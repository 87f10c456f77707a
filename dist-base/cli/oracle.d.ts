/** `oracle`: the best response and the full-information bound of a setting, without any learning. */
import type { Command } from "commander";
import type { Io } from "./io.js";
export declare function addOracle(program: Command, io: Io, ended: (status: number) => void): void;
