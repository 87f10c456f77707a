/** What a thread of the pool runs. */
export { runTask as default } from "../../experiment/reproduce/task.js";
