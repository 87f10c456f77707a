// Chooses every method's knobs, ours included, by one search: random points of its space (src/reciprocity/baselines/knobs.ts),
// then points beside the best of them, as many for each method, each trained on the same played episodes in the same settings.
//
//   npm run tuning                    all methods; writes bench/tuning.json and the defaults, src/reciprocity/tuned.ts
//   npm run tuning -- --only ppo      only methods whose name contains "ppo"; prints, and writes nothing
//   npm run tuning -- --quick         a few iterations of two points, to see that all works; writes nothing
//
// A point's score is the mean, over settings and seeds and over a few moments of the training, of what the policy of that
// moment is paid among the true others, as a share of the best response's: what learns early counts beside what learns well.
// All points train with one seed, the best of them with others too. Trainings are spread over worker threads, one a core;
// results do not depend on how. A training that breaks down is worth nothing from there on.
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import {
  createMethod,
  createOracle,
  createRandom,
  defineGame,
  definePopulation,
  knobs,
  methodNames,
  policyFromBits,
  tuned,
} from "reciprocity-gradient";
import { tuned as societies } from "./settings.mjs";

/** Few, and not all alike: the grid that the methods are compared on has many more. */
const SETTINGS = [
  { society: "l3", matching: "direct" },
  { society: "l6", matching: "random" },
  { society: "hybrid-alld", matching: "random" },
  { society: "proud-alld", matching: "direct" },
  { society: "proud-contrite", matching: "random" },
  { society: "far-off, errors 3 %", matching: "direct" },
];
const EPISODES = 8;
/** `marks` are the iterations after which a policy is looked at. */
const full = {
  points: 16,
  beside: 8,
  settings: SETTINGS,
  marks: [10, 20, 40, 80, 150],
  finalists: 4,
  seeds: [1, 2, 3],
};
const quick = { points: 2, beside: 1, settings: SETTINGS.slice(2, 3), marks: [1, 3], finalists: 1, seeds: [1, 2] };

if (isMainThread) await main();
else await work(workerData);

/** Trains one after the other what it is sent, and answers with the mean share of the best response. */
async function work(marks) {
  const known = new Map();
  parentPort.on("message", async ({ method, point, setting, seed }) => {
    const name = JSON.stringify(setting);
    if (!known.has(name)) known.set(name, await placeOf(setting));
    const { game, residents, oracle, best } = known.get(name);
    const run = await createMethod(method, { game, residents }, { episodes: EPISODES, seed }, undefined, point);
    let sum = 0;
    let seconds = 0;
    let broken;
    try {
      for (const mark of marks) {
        const start = performance.now();
        while (run.iteration < mark) run.step();
        seconds += (performance.now() - start) / 1000;
        sum += oracle.evaluate(run.policy()).payoff / best;
      }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      broken = error.message;
    }
    run.dispose();
    parentPort.postMessage({ share: sum / marks.length, seconds, broken });
  });
}

async function placeOf({ society, matching }) {
  const { game: told = {}, residents: groups } = societies[society];
  const game = defineGame({ ...told, agents: 9, matching });
  const residents = definePopulation(groups);
  const oracle = await createOracle(game, residents);
  return { game, residents, oracle, best: oracle.bestResponse("joint", policyFromBits("0101", "10011001")).payoff };
}

async function main() {
  const options = { only: { type: "string", default: "" }, quick: { type: "boolean", default: false } };
  const { values } = parseArgs({ options });
  const plan = values.quick ? quick : full;
  const start = performance.now();
  const trials = methodNames
    .filter((method) => method.includes(values.only))
    .flatMap((method) => drawn(method, plan.points).map((point) => trialOf(method, point)));
  const pool = createPool(plan.marks);
  const [first, ...more] = plan.seeds;
  await play(pool, trials, plan.settings, [first]);
  const second = byMethod(trials).flatMap((list) => pointsBeside(list, plan.beside));
  await play(pool, second, plan.settings, [first]);
  trials.push(...second);
  const finalists = byMethod(trials).flatMap((list) => list.toSorted(better).slice(0, plan.finalists));
  await play(pool, finalists, plan.settings, more);
  await pool.end();
  const best = byMethod(finalists).map((list) => list.toSorted(better)[0]);
  for (const trial of best) {
    const seconds = trial.seconds / trial.shares.length;
    const score = `${(100 * scoreOf(trial)).toFixed(2).padStart(6)} %  ${seconds.toFixed(2).padStart(5)} s a run`;
    console.log(`${trial.method.padEnd(22)} ${score}  ${JSON.stringify(trial.point)}`);
  }
  console.log(`${((performance.now() - start) / 60_000).toFixed(1)} minutes`);
  if (values.quick || values.only !== "") return;
  await writeFile(new URL("tuning.json", import.meta.url), resultsText(plan, trials, best));
  await writeFile(new URL("../src/reciprocity/tuned.ts", import.meta.url), defaultsText(best));
}

/** Different points of a method's space, the same ones whenever they are drawn. */
function drawn(method, count) {
  const random = createRandom(1);
  const points = new Map();
  const size = Object.values(knobs[method]).reduce((product, { tries }) => product * tries.length, 1);
  while (points.size < Math.min(count, size)) {
    const entries = Object.entries(knobs[method]).map(([name, { tries }]) => [name, tries[random.below(tries.length)]]);
    points.set(JSON.stringify(entries), Object.fromEntries(entries));
  }
  return [...points.values()];
}

function trialOf(method, point) {
  return { method, point, shares: [], seconds: 0 };
}

/** Points that differ from the best one of a method in one knob, by one step; not such as have been tried, and at most so many. */
function pointsBeside(tried, count) {
  const { method, point } = tried.toSorted(better)[0];
  const known = new Set(tried.map((trial) => JSON.stringify(trial.point)));
  const points = Object.entries(knobs[method]).flatMap(([name, { tries }]) => {
    const at = tries.indexOf(point[name]);
    return [at - 1, at + 1].filter((next) => next in tries).map((next) => ({ ...point, [name]: tries[next] }));
  });
  const random = createRandom(2);
  const left = points.filter((each) => !known.has(JSON.stringify(each)));
  while (left.length > count) left.splice(random.below(left.length), 1);
  return left.map((each) => trialOf(method, each));
}

/** Plays every trial in every setting with every seed. */
async function play(pool, trials, settings, seeds) {
  const tasks = trials.flatMap((trial) =>
    seeds.flatMap((seed) => settings.map((setting) => ({ trial, request: { ...asked(trial), setting, seed } }))),
  );
  let done = 0;
  const answers = await pool.map(
    tasks.map(({ request }) => request),
    () => process.stderr.write(`\r${++done}/${tasks.length} `),
  );
  process.stderr.write("\n");
  for (const [at, { share, seconds, broken }] of answers.entries()) {
    const { trial, request } = tasks[at];
    trial.shares.push(share);
    trial.seconds += seconds;
    if (broken !== undefined) console.error(`${broken}: ${JSON.stringify(request)}`);
  }
}

function asked({ method, point }) {
  return { method, point };
}

function createPool(marks) {
  const url = new URL(import.meta.url);
  const workers = Array.from({ length: availableParallelism() }, () => new Worker(url, { workerData: marks }));
  return {
    /** Answers in the order of the requests. */
    async map(requests, onAnswer) {
      const answers = new Array(requests.length);
      let next = 0;
      const serve = async (worker) => {
        while (next < requests.length) {
          const at = next++;
          worker.postMessage(requests[at]);
          [answers[at]] = await once(worker, "message");
          onAnswer();
        }
      };
      await Promise.all(workers.map(serve));
      return answers;
    },
    end: () => Promise.all(workers.map((worker) => worker.terminate())),
  };
}

function byMethod(trials) {
  const methods = [...new Set(trials.map(({ method }) => method))];
  return methods.map((name) => trials.filter(({ method }) => method === name));
}

function scoreOf({ shares }) {
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

function better(one, other) {
  return scoreOf(other) - scoreOf(one);
}

/** A line for each point, so that a change is seen as one. */
function resultsText({ settings, marks, seeds }, trials, best) {
  const line = (trial) => {
    const shares = trial.shares.map((share) => Number(share.toFixed(4)));
    return `      ${JSON.stringify({ score: Number(scoreOf(trial).toFixed(4)), point: trial.point, shares })}`;
  };
  const methods = best.map(({ method, point }) => {
    const tried = trials
      .filter((trial) => trial.method === method)
      .toSorted(better)
      .map(line);
    return `    ${JSON.stringify(method)}: {\n      "best": ${JSON.stringify(point)},\n      "tried": [\n${tried.join(",\n")}\n      ]\n    }`;
  });
  const head = { settings, marks, episodes: EPISODES, seeds };
  const fields = Object.entries(head).map(([name, value]) => `  "${name}": ${JSON.stringify(value)},`);
  return `{\n${fields.join("\n")}\n  "methods": {\n${methods.join(",\n")}\n  }\n}\n`;
}

/** The module of defaults, formatted as `npm run format` would. */
function defaultsText(best) {
  const points = new Map(best.map(({ method, point }) => [method, point]));
  const entries = Object.keys(tuned).map((method) => {
    const name = /^\w+$/.test(method) ? method : JSON.stringify(method);
    const fields = Object.entries(points.get(method)).map(([knob, value]) => `${knob}: ${JSON.stringify(value)}`);
    const short = `  ${name}: { ${fields.join(", ")} },`;
    return short.length <= 120 ? short : `  ${name}: {\n${fields.map((field) => `    ${field},\n`).join("")}  },`;
  });
  return `// What each method does unless told: the best of bench/tuning.mjs, which writes this file ("npm run tuning").
import type { MethodKnobs } from "./baselines/knobs.js";

export const tuned: MethodKnobs = {
${entries.join("\n")}
};
`;
}
