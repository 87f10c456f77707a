/**
 * What needs a file system, threads or processes: runs in folders, grids and studies. What the command does is a call of this or
 * of `reciprocity-gradient`. Loads nothing heavy by itself; zod, threads and the drawing of reports are loaded when they are needed.
 */
export type { CellResult } from "../experiment/reproduce/cell-result.js";
export type { Machine, Reproduction } from "../experiment/reproduce/reproduction.js";
export type { Contest, MethodTotals } from "../experiment/reproduce/totals.js";
export { type StudyName, studyNames } from "../experiment/study/studies.js";
export type { StudyResult } from "../experiment/study/study.js";
export { readConfigurationFile } from "./configuration-file.js";
export { makeRoomForResult, writeResultFile } from "./folder.js";
export { FolderLostError } from "./lock.js";
export type { ReproductionHooks, ReproductionRun } from "./reproduce/compute.js";
export { REPRODUCTION_FOLDER, type ReproductionOptions, runReproduction } from "./reproduce/run.js";
export { createNumberedRunFolder, createRunFolder, type RunFolder, readRun, reopenRunFolder, runFiles, type SavedRun, } from "./run-folder.js";
export type { StudyHooks } from "./study/compute.js";
export { runStudy, type StudyOptions, studyFolder } from "./study/run.js";
export { readTrainedPolicy, type TrainedPolicy } from "./trained-policy.js";
export { writeWhole } from "./whole-file.js";
