// Looks for a society in which both acting and judging matter: in which the best policy that always says the same, and the best one
// that always does the same, are both as far below the best response as can be.
//
//   npm run flagship-search                       400 societies drawn, the best twelve improved step by step; prints a table
//   npm run flagship-search -- --draws 100 --seed 2 --matching direct
//
// A society is a mix of two or three kinds of residents, with named and drawn rules, in the default game. All is exact: payoffs are
// over all matchings (see createOracle). What is compared is the larger of the two shares of the best response.
import { parseArgs } from "node:util";
import { createOracle, createRandom, defineGame, definePopulation, policyFromBits } from "reciprocity-gradient";

const { values } = parseArgs({
  options: {
    draws: { type: "string", default: "400" },
    keep: { type: "string", default: "12" },
    steps: { type: "string", default: "40" },
    seed: { type: "string", default: "1" },
    matching: { type: "string", default: "random" },
    json: { type: "boolean", default: false },
  },
});

const ACTIONS = ["0001", "0011", "1100", "0101", "0000", "1111", "1101", "0111", "0100", "1000", "1001", "0110"];
const ASSESSMENTS = [
  "10011001", // L6
  "11011101", // L3
  "01010101", // image scoring
  "00010001", // shunning
  "00001111", // silent: leaves the reputation as it is
  "00011001", // L8
  "01011101", // L1
  "10100101", // who gives keeps its standing, who does not changes it
];
const COSTS = [0.5, 1, 2];
/** A best response below this share of the benefit is no society to show. */
const LEAST = 0.2;

const random = createRandom(Number(values.seed));
const pick = (list) => list[random.below(list.length)];
const bits = (length) => Array.from({ length }, () => random.below(2)).join("");
const anyAction = () => (random.below(4) === 0 ? bits(4) : pick(ACTIONS));
const anyAssessment = () => (random.below(4) === 0 ? bits(8) : pick(ASSESSMENTS));

/** Kinds of residents, 8 in all. */
function drawn() {
  const kinds = 2 + random.below(2);
  const common = random.below(2) === 0 ? anyAssessment() : undefined;
  const counts = new Array(kinds).fill(1);
  for (let left = 8 - kinds; left > 0; left--) counts[random.below(kinds)] += 1;
  return {
    cost: pick(COSTS),
    residents: counts.map((count) => ({ count, action: anyAction(), assessment: common ?? anyAssessment() })),
  };
}

/** One thing changed. */
function changed({ cost, residents }) {
  const others = residents.map((group) => ({ ...group }));
  const one = pick(others);
  const what = random.below(5);
  if (what === 0) return { cost: pick(COSTS), residents: others };
  if (what === 1) one.action = anyAction();
  else if (what === 2) one.assessment = anyAssessment();
  else if (what === 3) {
    const assessment = anyAssessment();
    for (const group of others) group.assessment = assessment;
  } else {
    const other = pick(others);
    if (one !== other && one.count > 1) {
      one.count -= 1;
      other.count += 1;
    }
  }
  return { cost, residents: others };
}

const known = new Map();

/** What the best constant policies get of the best response; Infinity for no society to show. */
async function worthOf({ cost, residents }) {
  const key = JSON.stringify([cost, residents]);
  if (known.has(key)) return known.get(key);
  const game = defineGame({ cost, matching: values.matching });
  const oracle = await createOracle(game, definePopulation(residents));
  const best = oracle.bestResponse("joint", policyFromBits("0101", "10011001"));
  oracle.dispose();
  const isShown = best.exact && best.payoff >= LEAST * game.benefit;
  const worth = {
    score: isShown
      ? Math.max(best.constantSignalPayoff, best.constantActionPayoff) / best.payoff
      : Number.POSITIVE_INFINITY,
    payoff: best.payoff,
    signal: best.constantSignalPayoff / best.payoff,
    action: best.constantActionPayoff / best.payoff,
    rules: `${best.action} ${best.assessment}`,
    cost,
    residents: residents.map(({ count, action, assessment }) => `${count}×${action}/${assessment}`).join(" "),
  };
  known.set(key, worth);
  return worth;
}

let field = [];
for (let draw = 0; draw < Number(values.draws); draw++) {
  const society = drawn();
  field.push({ society, worth: await worthOf(society) });
  if (draw % 100 === 99)
    console.error(`${draw + 1} drawn, best ${Math.min(...field.map(({ worth }) => worth.score)).toFixed(3)}`);
}
field.sort((one, other) => one.worth.score - other.worth.score);
field = field.slice(0, Number(values.keep));
for (const place of field) {
  for (let step = 0; step < Number(values.steps); step++) {
    const society = changed(place.society);
    const worth = await worthOf(society);
    if (worth.score <= place.worth.score) Object.assign(place, { society, worth });
  }
  console.error(`improved to ${place.worth.score.toFixed(3)}: ${place.worth.residents}, cost ${place.worth.cost}`);
}
field.sort((one, other) => one.worth.score - other.worth.score);
if (values.json) console.log(JSON.stringify(field.map(({ worth }) => worth)));
else {
  for (const { worth } of field) {
    const share = (number) => `${(100 * number).toFixed(1)} %`.padStart(7);
    console.log(
      `${share(worth.signal)} signal ${share(worth.action)} action  ${worth.payoff.toFixed(3)} by ${worth.rules}, cost ${worth.cost}: ${worth.residents}`,
    );
  }
}
