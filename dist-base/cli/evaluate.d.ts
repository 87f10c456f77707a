/** `evaluate RUN`: plays a saved policy again, in its own game or in any other that it fits. */
import type { Command } from "commander";
import type { Io } from "./io.js";
export declare function addEvaluate(program: Command, io: Io, ended: (status: number) => void): void;
