/** What was simulated, as a person reads it on a terminal. */
import { reputationNames } from "../experiment/contexts.js";
import type { Configuration, Estimate, SimulatedGroup, Simulation } from "../experiment/index.js";
import { figure, percent, settingInWords } from "../experiment/words.js";
import { page, table } from "./result-text.js";

/** Moments of time that are shown. */
const MOMENTS = 8;
/** More reputations than this are too many columns. */
const MOST_REPUTATIONS = 6;

/** @param report where it is, if it was written */
export function simulationText(simulation: Simulation, configuration: Configuration, report?: string): string {
  const { game, episodes, seed, by, times, groups, everybody, gini } = simulation;
  const tones = reputationNames(configuration.game);
  const shown = tones.length <= MOST_REPUTATIONS ? [...tones.keys()] : [tones.length - 1];
  const all: readonly SimulatedGroup[] = [...groups, { name: "everybody", count: game.agents, ...everybody }];
  const heads = ["", "agents", "gives", "receives", "payoff", "return", "image", ...shown.map((k) => tones[k]!)];
  const rows = all.map(
    ({ name, count, cooperation, received, payoff, discountedReturn, imageScore, finalReputations }) => [
      name,
      String(count),
      ...[cooperation, received, payoff, discountedReturn, imageScore].map(withReach),
      ...shown.map((k) => share(finalReputations[k])),
    ],
  );
  const steps = spread(times.length);
  const moments = ["", ...steps.map((step) => momentOf(times[step]!))];
  const over = (read: (group: SimulatedGroup["over"][number]) => Estimate | undefined, format: typeof share) => [
    moments,
    ...all.map(({ name, over }) => [name, ...steps.map((step) => format(read(over[step]!)))]),
  ];
  const time = by === "encounter" ? "own encounter" : "round";
  return page([
    [
      settingInWords(configuration),
      `${game.agents} agents in ${episodes} episodes of ${game.rounds} rounds, seed ${seed}`,
    ],
    ["By group (± half the interval of 95 %, over episodes; reputations in the end)", ...table([heads, ...rows])],
    [`Share given, by ${time}`, ...table(over(({ cooperation }) => cooperation, share))],
    [`Payoff, by ${time}`, ...table(over(({ payoff }) => payoff, number))],
    [
      `Share of ${tones.at(-1)} reputations, by ${time}`,
      ...table(over(({ reputations }) => reputations.at(-1), share)),
    ],
    [`Gini coefficient of returns: ${withReach(gini)}`],
    ...(report === undefined ? [] : [[`Report: ${report}`]]),
  ]);
}

function momentOf({ from, to }: { readonly from: number; readonly to: number }): string {
  return from === to ? String(from) : `${from}-${to}`;
}

/** Evenly, the first and the last among them. */
function spread(count: number): number[] {
  if (count <= MOMENTS) return [...new Array(count).keys()];
  return Array.from({ length: MOMENTS }, (_, at) => Math.round((at * (count - 1)) / (MOMENTS - 1)));
}

function withReach(estimate: Estimate | undefined): string {
  if (estimate === undefined) return "–";
  const { value, high } = estimate;
  const reach = figure(high - value);
  return Number.isFinite(high) && Number(reach) > 0 ? `${figure(value)} ± ${reach}` : figure(value);
}

function share(estimate: Estimate | undefined): string {
  return estimate === undefined ? "–" : percent(estimate.value);
}

function number(estimate: Estimate | undefined): string {
  return estimate === undefined ? "–" : figure(estimate.value);
}
