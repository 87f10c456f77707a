/** What a thread of the pool runs. */
export { runStudyTask as default } from "../../experiment/study/task.js";
