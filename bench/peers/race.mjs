// Contestants as processes that wait for their turn, and a race between them: a few runs each, round after round, so that
// whatever else the machine does hits all of them alike.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { spreadOf } from "../../dist/bench/table.js";

/** Time of a contestant's turn in a round, if a run takes no longer. */
const TURN = 40e6;
const WARM_UP = 200e6;
const ROUNDS = 15;

export class Contestant {
  #command;
  #process;
  #lines;
  #ended;

  constructor(name, ...command) {
    this.name = name;
    this.#command = command;
  }

  /** Waits for its answer, and warms it up. */
  async start() {
    const [command, ...args] = this.#command;
    this.#process = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
    this.#ended = once(this.#process, "exit");
    this.#lines = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
    const { numbers, milliseconds } = await this.#read();
    this.numbers = numbers;
    this.firstMilliseconds = milliseconds;
    let repetitions = 1;
    for (let spent = 0; ; ) {
      const times = await this.run(repetitions);
      const time = times.reduce((sum, each) => sum + each, 0);
      spent += time;
      this.turn = Math.max(1, Math.round(TURN / spreadOf(times).median));
      if (spent > WARM_UP) return;
      if (time < WARM_UP / 8) repetitions *= 2;
    }
  }

  /** Nanoseconds of each repetition. */
  async run(repetitions) {
    this.#process.stdin.write(`${repetitions}\n`);
    return this.#read();
  }

  async stop() {
    this.#process?.stdin.end();
    await this.#ended;
  }

  async #read() {
    const { value, done } = await this.#lines.next();
    if (done) throw new Error(`${this.name}: ended without an answer`);
    return JSON.parse(value);
  }
}

/**
 * Lets contestants answer the same task and then run it in turns.
 *
 * @returns for each its nanoseconds, and how many times as long it takes as the first: the median over rounds.
 */
export async function race(contestants, tolerance) {
  try {
    for (const contestant of contestants) await contestant.start();
    const [{ numbers: expected }] = contestants;
    for (const { name, numbers } of contestants) {
      const off = difference(numbers, expected);
      if (!(off < tolerance)) throw new Error(`${name}: another answer than ${contestants[0].name}, off by ${off}`);
    }
    const samples = contestants.map(() => []);
    const medians = contestants.map(() => []);
    for (let round = 0; round < ROUNDS; round++) {
      for (const [at, contestant] of contestants.entries()) {
        const times = await contestant.run(contestant.turn);
        samples[at].push(...times);
        medians[at].push(spreadOf(times).median);
      }
    }
    return contestants.map(({ name, firstMilliseconds }, at) => ({
      name,
      nanoseconds: spreadOf(samples[at]),
      ratio: spreadOf(medians[at].map((time, round) => time / medians[0][round])),
      ...(firstMilliseconds === undefined ? {} : { firstMilliseconds }),
    }));
  } finally {
    await Promise.all(contestants.map((contestant) => contestant.stop()));
  }
}

/** The first number is a loss, or as the others; the others are relative to the largest of them. */
function difference(got, expected) {
  if (got.length !== expected.length) return Number.POSITIVE_INFINITY;
  const scale = Math.max(...expected.slice(1).map(Math.abs));
  return Math.max(
    ...expected.map((each, at) => Math.abs(each - got[at]) / (at === 0 ? Math.max(1, Math.abs(each)) : scale)),
  );
}
