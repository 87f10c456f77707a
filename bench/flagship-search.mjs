// Societies in which both halves matter: in which whoever judges all alike, and whoever treats all alike, gets as small a share as
// can be of the best response. The flagship is one of them.
//
//   npm run flagship-search                        600 societies drawn, and 24 climbs from the best; prints a table
//   npm run flagship-search -- --matching random   only one kind of matching
//   npm run flagship-search -- --seed 2 --samples 2000 --climbs 40 --steps 60 --json
//
// A society is a mix of two or three types of residents, how each judges, the matching and b; c is 1. It is scored by the larger of
// two shares of the best response, both halves learned: that of the best policy whose signals are constant, and that of the best
// whose actions are. All three are exact, over all matchings. Societies are drawn and scored in short episodes first; from the best
// of them one part after another is changed as long as that lowers the score. Work is spread over two worker threads; what is found
// depends on the seed alone.
import { once } from "node:events";
import { parseArgs } from "node:util";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { createOracle, createRandom, defineGame, definePopulation, policyFromBits } from "reciprocity-gradient";

const ACTIONS = ["0000", "1111", "0001", "0011", "1100", "0101", "0111", "1010", "1101", "1000"];
const NORMS = ["L1", "L2", "L3", "L4", "L5", "L6", "L7", "L8", "ImageScoring", "Shunning", "00001111"];
const AGENTS = [5, 7, 9, 9];
const BENEFITS = [1.5, 2, 3, 5, 10];
const THREADS = 2;
const SHORT = 12;
const LONG = 36;
/** A best response below this share of b - c is no life worth learning. */
const LEAST = 0.25;
const FIXED = policyFromBits("0101", "10011001");

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    samples: { type: "string", default: "600" },
    climbs: { type: "string", default: "24" },
    steps: { type: "string", default: "30" },
    matching: { type: "string" },
    json: { type: "boolean", default: false },
  },
});

if (isMainThread) await main();
else {
  parentPort.on("message", async ({ society, climb }) =>
    parentPort.postMessage(climb === undefined ? await scored(society, SHORT) : await climbed(society, climb)),
  );
}

async function main() {
  const random = createRandom(Number(values.seed));
  const drawn = Array.from({ length: Number(values.samples) }, () => draw(random));
  const first = await spread(drawn.map((society) => ({ society })));
  const best = first.filter(({ score }) => Number.isFinite(score)).sort((one, other) => one.score - other.score);
  const starts = best.slice(0, Number(values.climbs));
  const found = await spread(
    starts.map(({ society }, at) => ({
      society,
      climb: { seed: Number(values.seed) + 1 + at, steps: Number(values.steps) },
    })),
  );
  const ranking = [...new Map(found.map((one) => [nameOf(one.society), one])).values()];
  ranking.sort((one, other) => one.score - other.score);
  if (values.json) process.stdout.write(`${JSON.stringify({ seed: Number(values.seed), ranking })}\n`);
  else {
    const row = ({ score, signal, action, payoff, bound, rules, society }) =>
      [score, signal, action].map((share) => `${(100 * share).toFixed(1)} %`.padStart(8)).join("") +
      `${payoff.toFixed(3)} of ${bound.toFixed(3)}`.padStart(18) +
      `  ${rules}  ${nameOf(society)}`;
    process.stdout.write(`   score  signal  action      best of bound  its rules      society, seed ${values.seed}\n`);
    process.stdout.write(`${ranking.map(row).join("\n")}\n`);
  }
}

/** Answers in the order of the tasks, whoever works on them. */
async function spread(tasks) {
  const answers = new Array(tasks.length);
  let next = 0;
  const work = async () => {
    const worker = new Worker(new URL(import.meta.url), { argv: process.argv.slice(2) });
    while (next < tasks.length) {
      const at = next++;
      worker.postMessage(tasks[at]);
      [answers[at]] = await once(worker, "message");
      process.stderr.write(`\r${next} of ${tasks.length} `);
    }
    await worker.terminate();
  };
  await Promise.all(Array.from({ length: THREADS }, work));
  process.stderr.write("\n");
  return answers;
}

function pick(random, list) {
  return list[random.below(list.length)];
}

function drawnNorm(random) {
  if (random.below(4) > 0) return pick(random, NORMS);
  return Array.from({ length: 8 }, () => random.below(2)).join("");
}

function draw(random) {
  const agents = pick(random, AGENTS);
  const norm = drawnNorm(random);
  const groups = Array.from({ length: 2 + random.below(2) }, () => ({
    count: 1,
    action: pick(random, ACTIONS),
    // Mostly all judge alike.
    assessment: random.below(3) > 0 ? norm : drawnNorm(random),
  }));
  for (let left = agents - 1 - groups.length; left > 0; left--) pick(random, groups).count += 1;
  return { agents, matching: matchingOf(random), benefit: pick(random, BENEFITS), groups };
}

function matchingOf(random) {
  return values.matching ?? (random.below(4) > 0 ? "random" : "direct");
}

/** One part of the society is another. */
function changed(random, society) {
  const groups = society.groups.map((group) => ({ ...group }));
  const at = random.below(groups.length);
  const flipped = (bits) => {
    const place = random.below(bits.length);
    return [...bits].map((bit, index) => (index === place ? String(1 - bit) : bit)).join("");
  };
  switch (random.below(6)) {
    case 0: {
      const from = groups.findIndex(({ count }, index) => index !== at && count > 1);
      if (from >= 0) {
        groups[from].count -= 1;
        groups[at].count += 1;
      }
      break;
    }
    case 1:
      groups[at].action = random.below(2) === 0 ? pick(random, ACTIONS) : flipped(groups[at].action);
      break;
    case 2:
      groups[at].assessment = drawnNorm(random);
      break;
    case 3: {
      const norm = drawnNorm(random);
      for (const group of groups) group.assessment = norm;
      break;
    }
    case 4:
      if (/^[01]{8}$/.test(groups[at].assessment)) groups[at].assessment = flipped(groups[at].assessment);
      else groups[at].assessment = "00001111";
      break;
    default:
      return { ...society, groups, benefit: pick(random, BENEFITS) };
  }
  return { ...society, groups };
}

async function climbed(society, { seed, steps }) {
  const random = createRandom(seed);
  let best = await scored(society, LONG);
  for (let step = 0; step < steps; step++) {
    const next = await scored(changed(random, best.society), LONG);
    if (next.score < best.score) best = next;
  }
  return best;
}

async function scored(society, rounds) {
  const { agents, matching, benefit, groups } = society;
  const game = defineGame({ agents, matching, benefit, cost: 1, rounds });
  const oracle = await createOracle(game, definePopulation(groups));
  const best = oracle.bestResponse("joint", FIXED);
  const bound = oracle.bound("joint", FIXED)?.payoff ?? Number.NaN;
  oracle.dispose();
  const signal = best.constantSignalPayoff / best.payoff;
  const action = best.constantActionPayoff / best.payoff;
  const isWorth = best.payoff >= LEAST * (benefit - game.cost);
  const score = isWorth ? Math.max(signal, action) : Number.POSITIVE_INFINITY;
  return { society, score, signal, action, payoff: best.payoff, bound, rules: `${best.action}/${best.assessment}` };
}

function nameOf({ agents, matching, benefit, groups }) {
  const mix = groups.map(({ count, action, assessment }) => `${count} ${action}/${assessment}`).join(" + ");
  return `N ${agents}, ${matching}, b ${benefit}: ${mix}`;
}
