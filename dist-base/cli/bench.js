/** `bench`: the benchmarks, as tables. */
import { join } from "node:path";
import { RequestError } from "../experiment/index.js";
import { writeWhole } from "../node/index.js";
import { interruptible } from "./interrupt.js";
import { addOutOptions, addOutputOptions, checkOut, keepResult, messagesOf } from "./options.js";
import { jsonLine } from "./result-text.js";
import { statuses } from "./statuses.js";
const FILE = "results.json";
/** Where an interrupted run goes: it is not to take the place of a complete one. */
const PARTIAL_FILE = "results.partial.json";
const CHART = "growth.svg";
export function addBench(program, io, ended) {
    const command = program
        .command("bench")
        .summary("the benchmarks, as tables")
        .description("Measures how fast the engine, the learner and the games are here: medians, and their spread.")
        .option("--suite <names...>", "only these, of the benchmark's suites")
        .option("--quick", "a few seconds, to see that all works: no figures to rely on");
    addOutputOptions(addOutOptions(command, FILE)).action(async (values) => ended(await bench(values, io)));
}
async function bench(values, io) {
    // Loaded for this command alone, with the packages that it needs.
    const { runBenchmarks, suiteNames, tableText } = await import("../bench/index.js");
    const only = values.suite;
    for (const name of only ?? []) {
        if (suiteNames.includes(name))
            continue;
        throw new RequestError("--suite", `got ${JSON.stringify(name)}, takes ${suiteNames.join(", ")}`);
    }
    checkOut(values, FILE);
    const isJson = values.json === true;
    const messages = messagesOf(io, values);
    return interruptible(io, values.quiet === true, async (signal) => {
        const result = await runBenchmarks({
            only,
            quick: values.quick === true,
            date: io.now(),
            signal,
            onStart: (suite) => messages.say(`measuring ${suite}`),
            onResult({ tables }) {
                if (!isJson)
                    io.stdout.write(`${tables.map(tableText).join("\n")}\n`);
            },
        });
        if (result.complete)
            keepResult(values, FILE, result);
        else if (result.suites.length > 0)
            keepResult({ ...values, force: true }, PARTIAL_FILE, result);
        const { out } = values;
        const growth = result.suites.find(({ name }) => name === "growth");
        if (typeof out === "string" && growth !== undefined && result.complete) {
            const { growthChart } = await import("../bench/growth-chart.js");
            writeWhole(join(out, CHART), growthChart(growth.tables));
        }
        const { machine, versions, seconds } = result;
        const where = `${machine.cpu}, ${machine.cores} cores, Node ${versions.node}`;
        io.stdout.write(isJson ? jsonLine(result) : `${where}; ${seconds.toFixed(0)} s\n`);
        return statuses.done;
    });
}
