/** A study from what is asked to its folder: computes what is not there yet, and writes its tables and its report. */
import { type StudyRequest, type StudyResult } from "../../experiment/study/study.js";
import { type StudyHooks } from "./compute.js";
/** @throws RequestError for a folder that cannot be had */
export declare function conduct(request: StudyRequest, out: string, hooks: StudyHooks): Promise<StudyResult>;
