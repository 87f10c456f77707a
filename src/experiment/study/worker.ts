/** What a thread of the pool runs. */
export { runStudyTask as default } from "./task.js";
