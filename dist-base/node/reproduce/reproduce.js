/** The grid from what is asked to its folder: computes what is not there yet, and writes its tables and its report. */
import { availableParallelism, cpus } from "node:os";
import { selectCells } from "../../experiment/reproduce/grid.js";
import { reproductionPage } from "../../experiment/reproduce/report/page.js";
import { summarise } from "../../experiment/reproduce/reproduction.js";
import { resultsCsv, resultsJson } from "../../experiment/reproduce/tables.js";
import { computeGrid } from "./compute.js";
import { GridStore } from "./store.js";
/** @throws RequestError for a selection of nothing, or a folder that cannot be had */
export async function reproduce({ selection, seeds, budget }, out, run) {
    const request = { cells: selectCells(selection), seeds, budget };
    const store = await GridStore.open(out, "out");
    try {
        for (const warning of store.warnings)
            run.onWarning?.(warning);
        await computeGrid(request, store, run);
        const { jobs = availableParallelism(), origin = {} } = run;
        const machine = { node: process.version, processor: cpus()[0]?.model ?? "unknown", jobs };
        const reproduction = summarise(request, store, { machine, origin });
        store.write("csv", resultsCsv(reproduction));
        store.write("json", `${JSON.stringify(resultsJson(reproduction), null, 1)}\n`);
        store.write("report", reproductionPage(reproduction));
        return reproduction;
    }
    finally {
        store.close();
    }
}
