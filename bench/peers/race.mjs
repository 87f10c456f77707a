// Contestants as processes that wait for their turn, and a race between them: a few runs each, round after round, so that
// whatever else the machine does hits all of them alike.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** Time of a contestant's turn in a round. */
const TURN_MILLISECONDS = 40;

export class Contestant {
  #process;
  #lines;

  constructor(name, command, args) {
    this.name = name;
    this.#process = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
    this.#lines = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
  }

  /** What it prints first: its answer, and how long after its start. */
  async start() {
    this.answer = await this.#read();
    const [first] = await this.run(1);
    await this.run(Math.ceil((5 * TURN_MILLISECONDS * 1e6) / first));
    const [warm] = (await this.run(5)).sort((a, b) => a - b);
    this.turn = Math.max(1, Math.round((TURN_MILLISECONDS * 1e6) / warm));
  }

  /** Nanoseconds of each repetition. */
  async run(repetitions) {
    this.#process.stdin.write(`${repetitions}\n`);
    return this.#read();
  }

  async stop() {
    this.#process.stdin.end();
    if (this.#process.exitCode === null) await once(this.#process, "exit");
  }

  async #read() {
    const { value, done } = await this.#lines.next();
    if (done) throw new Error(`${this.name}: ended without an answer`);
    return JSON.parse(value);
  }
}

/** Nanoseconds of each contestant, by name, after so many rounds; and in `ratios` its time over the first one's by rounds. */
export async function race(contestants, rounds) {
  const samples = contestants.map(() => []);
  const medians = contestants.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [at, contestant] of contestants.entries()) {
      const times = await contestant.run(contestant.turn);
      samples[at].push(...times);
      medians[at].push(quantile(times, 0.5));
    }
  }
  return contestants.map(({ name }, at) => ({
    name,
    ...spread(samples[at]),
    ratio: quantile(
      medians[at].map((time, round) => time / medians[0][round]),
      0.5,
    ),
  }));
}

export function spread(samples) {
  return {
    median: quantile(samples, 0.5),
    lower: quantile(samples, 0.25),
    upper: quantile(samples, 0.75),
    samples: samples.length,
  };
}

function quantile(numbers, share) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)];
  return low + (at % 1) * (sorted[Math.ceil(at)] - low);
}
