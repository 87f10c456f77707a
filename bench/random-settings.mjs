// Trains the reciprocity gradient, with its defaults and until it has settled, in settings drawn at random (the family `random` of
// the studies), and holds it against the best response.
//
//   npm run random-settings                     60 settings, one seed each; a line a setting, then a summary
//   npm run random-settings -- --count 20 --draw 2 --seeds 2 --iterations 600
//
// Where less than 97 % of the best response is reached, it is told whether the training has settled, and by how much the exact payoff
// could be raised to first order by choosing otherwise in any context: next to nothing of it proves a local optimum. A best response
// close to zero is held against in units of the benefit.
import { parseArgs } from "node:util";
import { createEnvironment, createOracle, createTrainer } from "reciprocity-gradient";
import { randomSettings } from "../dist/experiment/study/settings.js";

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "60" },
    draw: { type: "string", default: "1" },
    seeds: { type: "string", default: "1" },
    iterations: { type: "string", default: "600" },
  },
});
const ITERATIONS = Number(values.iterations);
/** A best response below this share of the benefit is close to zero. */
const CLOSE = 0.02;
/** A gain to first order of less than this share of the payoff is none. */
const NONE = 0.005;
const STEP = 1e-4;

const shares = [];
const low = { unsettled: 0, proven: 0, neither: 0 };
for (const { name, about, game, residents, optimize, fixed } of randomSettings(
  Number(values.count),
  Number(values.draw),
)) {
  const oracle = await createOracle(game, residents);
  const best = oracle.bestResponse(optimize, fixed).payoff;
  const shareOf = (payoff) => (best > CLOSE * game.benefit ? payoff / best : 1 + (payoff - best) / game.benefit);
  for (let seed = 1; seed <= Number(values.seeds); seed++) {
    const trainer = await createTrainer(createEnvironment(game, residents), { optimize, fixed, seed });
    while (trainer.iteration < ITERATIONS && !trainer.settled) trainer.step();
    const policy = trainer.policy();
    const { payoff } = oracle.evaluate(policy);
    const share = shareOf(payoff);
    shares.push(share);
    const notes = [];
    if (share < 0.97) {
      const gain = gainOf(oracle, policy, optimize, payoff) / Math.max(Math.abs(payoff), CLOSE * game.benefit);
      const kind = gain < NONE ? "proven" : trainer.settled ? "neither" : "unsettled";
      low[kind] += 1;
      notes.push(`could gain ${percent(gain)} to first order${kind === "proven" ? ": a local optimum" : ""}`);
    }
    const end = `${trainer.settled ? "settled" : "not settled"} after ${trainer.iteration}`;
    console.log(
      `${percent(share).padStart(7)}  ${end.padEnd(22)} ${name.padEnd(10)} ${about}${notes.map((note) => `; ${note}`).join("")}`,
    );
    trainer.dispose();
  }
  oracle.dispose();
}
shares.sort((one, other) => one - other);
const median = shares[Math.floor(shares.length / 2)];
console.log(
  `\n${shares.length} trainings: median ${percent(median)}, worst ${percent(shares[0])}; below 97 %: ${low.unsettled} not settled, ${low.proven} at a proven local optimum, ${low.neither} neither`,
);

/** What the best choice in every context would gain, by exact payoffs a small step away. */
function gainOf(oracle, policy, optimize, payoff) {
  let gain = 0;
  for (const half of ["action", "assessment"]) {
    if ((half === "action") === (optimize === "signal") && optimize !== "joint") continue;
    for (let context = 0; context < policy[half].length / 2; context++) {
      const towards = [0, 1].map((choice) => ({
        ...policy,
        [half]: policy[half].map((chance, at) =>
          Math.floor(at / 2) === context ? (1 - STEP) * chance + (at % 2 === choice ? STEP : 0) : chance,
        ),
      }));
      const gains = oracle.evaluateAll(towards).map((evaluation) => (evaluation.payoff - payoff) / STEP);
      gain += Math.max(0, ...gains);
    }
  }
  return gain;
}

function percent(share) {
  return `${(100 * share).toFixed(2)} %`;
}
