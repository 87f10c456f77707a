export { studyNames } from "../experiment/study/studies.js";
export { readConfigurationFile } from "./configuration-file.js";
export { makeRoomForResult, writeResultFile } from "./folder.js";
export { FolderLostError } from "./lock.js";
export { REPRODUCTION_FOLDER, runReproduction } from "./reproduce/run.js";
export { createNumberedRunFolder, createRunFolder, readRun, reopenRunFolder, runFiles, } from "./run-folder.js";
export { runStudy, studyFolder } from "./study/run.js";
export { readTrainedPolicy } from "./trained-policy.js";
export { writeWhole } from "./whole-file.js";
