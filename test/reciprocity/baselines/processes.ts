/** Two processes with a known answer: a bandit and a chain of two steps, each with or without errors of execution. */
import type { Random } from "../../../src/game/index.js";
import type { Head, Process, Tables, Trajectories } from "../../../src/reciprocity/baselines/process.js";

/** A process whose policies can be valued exactly. */
export interface KnownProcess extends Process {
  readonly name: string;
  /** What the best policy is paid, and what any is. */
  readonly best: number;
  worth(tables: Tables): number;
}

function oneHot(contexts: number): Float32Array {
  return Float32Array.from({ length: contexts * contexts }, (_, at) =>
    Number(Math.floor(at / contexts) === at % contexts),
  );
}

function headOf(contexts: number, choices: number, error: number): Head {
  const features = oneHot(contexts);
  if (error === 0) return { contexts, choices, features, inputs: contexts };
  const channel = Float64Array.from({ length: choices * choices }, (_, at) =>
    Math.floor(at / choices) === at % choices ? 1 - error : error / (choices - 1),
  );
  return { contexts, choices, features, inputs: contexts, channel };
}

/** P(done | context) of a choice. */
function chance({ choices, channel }: Head, table: Float64Array, context: number, done: number): number {
  if (channel === undefined) return table[context * choices + done]!;
  let sum = 0;
  for (let chosen = 0; chosen < choices; chosen++) {
    sum += table[context * choices + chosen]! * channel[chosen * choices + done]!;
  }
  return sum;
}

function drawn(head: Head, table: Float64Array, context: number, random: Random): number {
  let left = random.uniform();
  for (let done = 0; done < head.choices - 1; done++) {
    left -= chance(head, table, context, done);
    if (left < 0) return done;
  }
  return head.choices - 1;
}

/** Writes trajectories of episodes that all have as many decisions; a critic sees one-hot `places`. */
class Recorder {
  readonly trajectories: Trajectories;
  private at = 0;

  constructor(
    episodes: number,
    private readonly decisions: number,
    private readonly places: number,
  ) {
    const most = episodes * decisions;
    this.trajectories = {
      starts: Int32Array.from({ length: episodes + 1 }, (_, episode) => episode * decisions),
      head: new Uint8Array(most),
      context: new Int32Array(most),
      choice: new Uint8Array(most),
      time: new Int32Array(most),
      fade: new Float64Array(most).fill(1),
      payoff: new Float64Array(most),
      seen: new Float32Array(most * places),
      total: new Float64Array(episodes),
      meetings: new Int32Array(episodes).fill(1),
      earned: new Float64Array(episodes),
      weight: new Float64Array(episodes).fill(1),
      encounters: episodes,
    };
  }

  add(head: number, context: number, choice: number, payoff: number, place: number): void {
    const { at, decisions } = this;
    const out = this.trajectories;
    out.head[at] = head;
    out.context[at] = context;
    out.choice[at] = choice;
    out.time[at] = at % decisions;
    out.payoff[at] = payoff;
    out.seen[at * this.places + place] = 1;
    out.total[Math.floor(at / decisions)]! += payoff;
    out.earned[Math.floor(at / decisions)]! += payoff;
    this.at += 1;
  }
}

/** Three contexts and three choices; a choice pays 1 with a chance of its own. */
export function bandit(error = 0): KnownProcess {
  const chances = [0.1, 0.5, 0.9, 0.8, 0.2, 0.4, 0.3, 0.7, 0.2];
  const head = headOf(3, 3, error);
  const worth = ([table]: Tables) => {
    let sum = 0;
    for (const [at, paid] of chances.entries()) sum += (paid * chance(head, table!, Math.floor(at / 3), at % 3)) / 3;
    return sum;
  };
  return {
    name: error === 0 ? "bandit" : "bandit with errors",
    heads: [head],
    decisions: 1,
    seen: 3,
    best: worth([Float64Array.of(0, 0, 1, 1, 0, 0, 0, 1, 0)]),
    worth,
    play(tables, episodes, random) {
      const recorder = new Recorder(episodes, 1, 3);
      for (let episode = 0; episode < episodes; episode++) {
        const context = random.below(3);
        const choice = drawn(head, tables[0]!, context, random);
        recorder.add(0, context, choice, Number(random.uniform() < chances[3 * context + choice]!), context);
      }
      return recorder.trajectories;
    },
  };
}

/** What the chain pays for the first choice, and for the last one by [first][last]. */
export const CHAIN: { readonly first: readonly number[]; readonly last: readonly number[] } = {
  first: [0.3, 0],
  last: [0, 0, 0, 1],
};

/**
 * First one way or the other, then a choice at its end. The first way pays 0.3 at once and nothing after; the second pays
 * nothing at once and 1 after the right choice: who looks at the next payoff alone goes wrong.
 */
export function chain(error = 0): KnownProcess {
  const ways = headOf(1, 2, error);
  const ends = headOf(2, 2, error);
  const worth = ([first, second]: Tables) => {
    let sum = CHAIN.first[0]! * chance(ways, first!, 0, 0);
    for (const [at, paid] of CHAIN.last.entries()) {
      sum += paid * chance(ways, first!, 0, Math.floor(at / 2)) * chance(ends, second!, Math.floor(at / 2), at % 2);
    }
    return sum;
  };
  return {
    name: error === 0 ? "chain" : "chain with errors",
    heads: [ways, ends],
    decisions: 2,
    seen: 3,
    best: worth([Float64Array.of(0, 1), Float64Array.of(0, 1, 0, 1)]),
    worth,
    play(tables, episodes, random) {
      const recorder = new Recorder(episodes, 2, 3);
      for (let episode = 0; episode < episodes; episode++) {
        const way = drawn(ways, tables[0]!, 0, random);
        recorder.add(0, 0, way, CHAIN.first[way]!, 0);
        const end = drawn(ends, tables[1]!, way, random);
        recorder.add(1, way, end, CHAIN.last[2 * way + end]!, 1 + way);
      }
      return recorder.trajectories;
    },
  };
}
