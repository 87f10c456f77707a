/** `train`: trains a learner and keeps the run in a folder. */
import type { Command } from "commander";
import type { Io } from "./io.js";
export declare function addTrain(program: Command, io: Io, ended: (status: number) => void): void;
