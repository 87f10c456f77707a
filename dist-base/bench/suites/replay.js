// What the tape itself costs: an instruction replayed, an operation recorded, and bytes that a replay leaves to the collector.
import { Session } from "node:inspector/promises";
import { Adam, createEngine } from "../../autodiff/index.js";
import { spreadOf, times } from "../table.js";
/** So many that they and what they work on stay in the second-level cache. */
const INSTRUCTIONS = 1000;
const MILLISECONDS = 200;
const REPLAYS = 20_000;
export async function replay({ measure, quick }) {
    const engine = await createEngine();
    return [
        await replaying(engine, measure),
        await recording(engine, measure),
        await allocating(engine, quick ? 100 : REPLAYS),
    ];
}
/** Chains of operations on one number, whose kernels are next to nothing. */
async function replaying(engine, measure) {
    const figures = [];
    const chains = {
        scale: (x) => x.mul(1),
        add: (x, one) => x.add(one),
        softmax: (x) => x.softmax(),
        matmul: (x, one) => x.matmul(one),
    };
    for (const [name, link] of Object.entries(chains)) {
        const tape = engine.tape();
        const one = tape.input([1, 1], { gradient: true });
        one.set([1]);
        let end = one;
        for (let count = 0; count < INSTRUCTIONS; count++)
            end = link(end, one);
        const spreads = await measure({ forward: () => tape.forward(), backward: () => tape.backward(end) }, MILLISECONDS);
        for (const [column, spread] of Object.entries(spreads)) {
            figures.push({ row: name, column, unit: "ns", ...times(spread, 1e6 / tape.length) });
        }
        tape.dispose();
    }
    const note = "The first is next to nothing but what the tape itself takes.";
    return { title: "An instruction replayed, on one number, its kernel included", rows: "operation", figures, note };
}
async function recording(engine, measure) {
    const figures = [];
    const operations = {
        "add a row": (x, row) => x.add(row),
        tanh: (x) => x.tanh(),
        matmul: (x) => x.matmul(x),
        sum: (x) => x.sum(1),
        "slice a column": (x) => x.slice(1, 0, 1),
        concat: (x) => x.tape.concat([x, x], 1),
        softmax: (x) => x.softmax(),
    };
    const count = 2000;
    for (const [name, operation] of Object.entries(operations)) {
        let instructions = 0;
        const record = () => {
            const tape = engine.tape();
            const x = tape.input([2, 2], { gradient: true });
            const row = tape.input([2]);
            for (let left = count; left > 0; left--)
                operation(x, row);
            instructions = tape.length;
            tape.dispose();
        };
        const { all } = await measure({ all: record }, MILLISECONDS);
        figures.push({ row: name, column: "recorded", unit: "µs", ...times(all, 1e3 / instructions) });
    }
    const note = "Its kernel included; concat is an operation for each of its tensors.";
    return { title: "An operation recorded, on 2×2 numbers", rows: "operation", figures, note };
}
/** Bytes of JavaScript objects, by the sampling heap profiler, collected ones included. */
async function allocating(engine, replays) {
    const tape = engine.tape();
    const { x, loss, adam } = smallNetwork(tape);
    const data = new Float32Array(x.size).fill(0.5);
    const gradient = new Float32Array(x.size);
    const step = () => {
        x.set(data);
        tape.forward();
        tape.backward(loss);
        x.gradient(gradient);
        adam.step();
    };
    const bytes = async (times, run) => {
        const session = new Session();
        session.connect();
        // Far finer than what a replay would have to allocate to matter.
        await session.post("HeapProfiler.startSampling", {
            samplingInterval: 256,
            includeObjectsCollectedByMajorGC: true,
            includeObjectsCollectedByMinorGC: true,
        });
        for (let left = times; left > 0; left--)
            run();
        const { profile } = await session.post("HeapProfiler.stopSampling");
        session.disconnect();
        let total = 0;
        const visit = (node) => {
            total += node.selfSize;
            node.children.forEach(visit);
        };
        visit(profile.head);
        return total;
    };
    for (let left = 2000; left > 0; left--)
        step();
    // What the profiler itself leaves is taken off.
    const idle = await bytes(replays, () => { });
    const samples = [];
    for (let repeat = 0; repeat < 5; repeat++) {
        samples.push(Math.max(0, (await bytes(replays, step)) - idle) / replays);
    }
    tape.dispose();
    const row = "set, forward, backward, gradient, step of Adam";
    const figures = [{ row, column: "allocated", unit: "bytes", isSpeed: false, ...spreadOf(samples) }];
    return { title: `JavaScript memory that a replay allocates, of ${replays}`, rows: "replay", figures };
}
function smallNetwork(tape) {
    const x = tape.input([8, 4], { gradient: true });
    const w = tape.parameter([4, 4], { seed: 1 });
    const loss = x.matmul(w).tanh().sum(1).square().mean();
    return { x, loss, adam: new Adam(tape, { rate: 0.01 }) };
}
