// A contestant in a process of its own: `node contestant.mjs LIBRARY TASK`. Prints its answer and how long after the start of
// the process that was, then repeats as often as each line of input says, and prints the nanoseconds of each.
import { createInterface } from "node:readline";

const [library, task] = process.argv.slice(2);
const { prepare } = await import(`./libraries/${library}.mjs`);
const { run, answer } = await prepare(JSON.parse(task));
await run();
const milliseconds = performance.now();
console.log(JSON.stringify({ ...(await answer()), milliseconds }));

for await (const line of createInterface({ input: process.stdin })) {
  const nanoseconds = [];
  for (let left = Number(line); left > 0; left--) {
    const start = process.hrtime.bigint();
    const promise = run();
    if (promise !== undefined) await promise;
    nanoseconds.push(Number(process.hrtime.bigint() - start));
  }
  console.log(JSON.stringify(nanoseconds));
}
