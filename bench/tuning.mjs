// Chooses every method's options, ours included, by one search: random points of its space, which stands in the method's file,
// then points beside the best of them, as many for each method, each trained on the same played episodes in the same settings.
//
//   npm run tuning                    all methods; writes bench/tuning.json, and says which defaults are not the best point
//   npm run tuning -- --compare       says that of the bench/tuning.json that is there; no search
//   npm run tuning -- --only ppo      only methods whose name contains "ppo", beside the others in bench/tuning.json
//   npm run tuning -- --quick         a few iterations of two points, to see that all works; writes nothing
//
// A point's score is the mean, over settings and seeds and over a few moments of the training, of what the policy of that
// moment is paid among the true others, as a share of the best response's: what learns early counts beside what learns well.
// All points train with one seed, the best of them with others too. Trainings are spread over worker threads, one a core;
// results do not depend on how. A training that breaks down is worth nothing from there on.
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { isDeepStrictEqual, parseArgs } from "node:util";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import {
  createMethod,
  createOracle,
  createRandom,
  defineGame,
  definePopulation,
  methodNames,
  methods,
  policyFromBits,
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
const RESULTS = new URL("tuning.json", import.meta.url);
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
  const flag = { type: "boolean", default: false };
  const { values } = parseArgs({ options: { only: { type: "string", default: "" }, quick: flag, compare: flag } });
  if (values.compare) {
    console.log(differencesText(JSON.parse(await readFile(RESULTS, "utf8")).methods));
    return;
  }
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
  if (values.quick) return;
  const found = values.only === "" ? foundOf(trials, best) : await amongOthers(foundOf(trials, best), plan);
  await writeFile(RESULTS, resultsText(plan, found));
  console.log(differencesText(found));
}

/** Different points of a method's space, the same ones whenever they are drawn. */
function drawn(method, count) {
  const random = createRandom(1);
  const points = new Map();
  const size = Object.values(methods[method].searchSpace).reduce((product, { tries }) => product * tries.length, 1);
  while (points.size < Math.min(count, size)) {
    const entries = Object.entries(methods[method].searchSpace).map(([name, { tries }]) => [
      name,
      tries[random.below(tries.length)],
    ]);
    points.set(JSON.stringify(entries), Object.fromEntries(entries));
  }
  return [...points.values()];
}

function trialOf(method, point) {
  return { method, point, shares: [], seconds: 0 };
}

/** Points that differ from the best one of a method in one option, by one step; not such as have been tried, and at most so many. */
function pointsBeside(tried, count) {
  const { method, point } = tried.toSorted(better)[0];
  const known = new Set(tried.map((trial) => JSON.stringify(trial.point)));
  const points = Object.entries(methods[method].searchSpace).flatMap(([name, { tries }]) => {
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

/** What was found of each method, as the file keeps it. */
function foundOf(trials, best) {
  const round = (share) => Number(share.toFixed(4));
  const tried = (method) =>
    trials
      .filter((trial) => trial.method === method)
      .toSorted(better)
      .map((trial) => ({ score: round(scoreOf(trial)), point: trial.point, shares: trial.shares.map(round) }));
  return Object.fromEntries(best.map(({ method, point }) => [method, { best: point, tried: tried(method) }]));
}

/** Together with what was found of the other methods by the same search, in the order of all. */
async function amongOthers(found, plan) {
  const { methods: others, ...head } = JSON.parse(await readFile(RESULTS, "utf8"));
  if (JSON.stringify(head) !== JSON.stringify(headOf(plan))) throw new Error("bench/tuning.json is of another search");
  const all = { ...others, ...found };
  return Object.fromEntries(methodNames.filter((name) => name in all).map((name) => [name, all[name]]));
}

function headOf({ settings, marks, seeds }) {
  return { settings, marks, episodes: EPISODES, seeds };
}

/** A line for each point, so that a change is seen as one. */
function resultsText(plan, found) {
  const entries = Object.entries(found).map(([method, { best, tried }]) => {
    const lines = tried.map((each) => `      ${JSON.stringify(each)}`);
    return `    ${JSON.stringify(method)}: {\n      "best": ${JSON.stringify(best)},\n      "tried": [\n${lines.join(",\n")}\n      ]\n    }`;
  });
  const fields = Object.entries(headOf(plan)).map(([name, value]) => `  "${name}": ${JSON.stringify(value)},`);
  return `{\n${fields.join("\n")}\n  "methods": {\n${entries.join(",\n")}\n  }\n}\n`;
}

/** The defaults that are not the best point, as they would stand in the methods' files. */
function differencesText(found) {
  const changed = Object.entries(found).filter(
    ([method, { best }]) => !isDeepStrictEqual(methods[method].defaults, best),
  );
  if (changed.length === 0) return "All defaults are the best points of the search.";
  const lines = changed.map(([method, { best }]) => {
    const fields = Object.entries(best).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
    return `  ${method}\n    defaults: { ${fields.join(", ")} },`;
  });
  return ["Defaults that are not the best point of the search; to be put into the methods' files:", ...lines].join(
    "\n",
  );
}
