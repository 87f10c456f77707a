import type { Command } from "commander";
import type { Io } from "./io.js";
export declare function addReproduce(program: Command, io: Io, ended: (status: number) => void): void;
