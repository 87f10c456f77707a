/** A study from what is asked to its folder: computes what is not there yet, and writes its tables and its report. */
import { studyPage } from "../../experiment/study/report.js";
import { summarise } from "../../experiment/study/study.js";
import { resultsCsv, resultsJson } from "../../experiment/study/tables.js";
import { computeStudy } from "./compute.js";
import { StudyStore } from "./store.js";
/** @throws RequestError for a folder that cannot be had */
export async function conduct(request, out, hooks) {
    const store = new StudyStore(out, "out");
    try {
        for (const warning of store.warnings)
            hooks.onWarning?.(warning);
        await computeStudy(request, store, hooks);
        const result = summarise(request, store, { node: process.version, origin: hooks.origin ?? {} });
        store.write("csv", resultsCsv(result));
        store.write("json", `${JSON.stringify(resultsJson(result), null, 1)}\n`);
        store.write("report", studyPage(result));
        return result;
    }
    finally {
        store.close();
    }
}
