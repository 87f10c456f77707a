// The reciprocity gradient in every stage game: trained with its defaults and until it has settled, in four societies of each game,
// and held against the best response.
//
//   npm run games                     five seeds
//   npm run games -- --seeds 1 --only trust --states 3125     one seed, the games so called, and beliefs of so many states
import { parseArgs } from "node:util";
import {
  createEnvironment,
  createOracle,
  createTrainer,
  defineSetting,
  resolveConfiguration,
} from "reciprocity-gradient";

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "5" },
    only: { type: "string", default: "" },
    states: { type: "string", default: "32" },
  },
});
const ITERATIONS = 600;

const group = (count, norm, more = {}) => ({ count, norm, ...more });
const mixes = (count, names) => [
  ...names.slice(0, 2).map((name) => [group(count, name)]),
  ...names.slice(2).map(([one, other]) => [group(Math.ceil(count / 2), one), group(Math.floor(count / 2), other)]),
];
const tones = [
  ["discerning", "grim"],
  ["discerning", "greedy"],
  ["discerning", "inverter"],
];
const buyers = (other) => [
  group(5, "always-cooperates", { role: 0 }),
  group(3, "choosy", { role: 1 }),
  group(3, other, { role: 1 }),
];

/** Societies by game: the preset that the game is of, and who lives there. */
const games = {
  donation: { preset: "l6", societies: mixes(8, ["L3", "L6", ["L3", "ImageScoring"], ["L6", "Shunning"]]) },
  "one-way donation": { preset: "align-donation", societies: mixes(8, ["discerning", "grim", ...tones.slice(1)]) },
  dilemma: { preset: "align-dilemma", societies: mixes(4, ["discerning", "grim", ...tones.slice(1)]) },
  trust: {
    preset: "align-trust",
    societies: mixes(4, ["graded", "discerning", ["graded", "discerning"], ["graded", "greedy"]]),
  },
  "market, selling": {
    preset: "align-market",
    societies: [
      [group(5, "always-cooperates", { role: 0 }), group(6, "choosy", { role: 1 })],
      buyers("discerning"),
      buyers("grim"),
      buyers("inverter"),
    ],
  },
  "market, buying": {
    preset: "align-market",
    learner: { role: 1 },
    societies: ["discerning", "grim", "greedy", "always-cooperates"].map((seller) => [
      group(3, seller, { role: 0 }),
      group(3, "discerning", { role: 0 }),
      group(5, "choosy", { role: 1 }),
    ]),
  },
};

const worst = [];
for (const [name, { preset, learner, societies }] of Object.entries(games)) {
  if (!name.includes(values.only)) continue;
  for (const residents of societies) {
    const file = { residents, ...(learner && { learner }) };
    const { game, residents: others, fixed } = defineSetting(resolveConfiguration({ preset, file }));
    const oracle = await createOracle(game, others);
    const best = oracle.bestResponse("joint", fixed);
    const shares = [];
    let seconds = 0;
    for (let seed = 1; seed <= Number(values.seeds); seed++) {
      const trainer = await createTrainer(createEnvironment(game, others), {
        fixed,
        seed,
        states: Number(values.states),
      });
      const start = performance.now();
      while (trainer.iteration < ITERATIONS && !trainer.settled) trainer.step();
      seconds += (performance.now() - start) / 1000;
      shares.push(oracle.evaluate(trainer.policy()).payoff / best.payoff);
      trainer.dispose();
    }
    const who = residents.map(({ count, norm }) => `${count} ${norm}`).join(" + ");
    const all = shares.map((share) => (100 * share).toFixed(1).padStart(5)).join(" ");
    const kind = `${oracle.exact ? "exact" : "drawn"}${best.isLowerBound ? ", best found" : ""}`;
    console.log(`${name.padEnd(17)} ${who.padEnd(52)} ${all} %  ${(seconds / shares.length).toFixed(2)} s  (${kind})`);
    worst.push(Math.min(...shares));
  }
}
const reached = worst.filter((share) => share >= 0.99).length;
console.log(
  `${reached} of ${worst.length} societies: 99 % of the best response or more with every seed; worst ${(100 * Math.min(...worst)).toFixed(1)} %`,
);
