/** A study from what is asked to its tables and its report. */
export { studyPage } from "./report.js";
export { StudyStore } from "./store.js";
export { computeStudy, type StudyResult, summarise } from "./study.js";
export { resultsCsv, resultsJson } from "./tables.js";
