/** What was simulated as files and values that other programs read. */

import type { Configuration } from "../configuration.js";
import { reputationNames } from "../contexts.js";
import { packageVersion } from "../version.js";
import type { Estimate } from "./estimate.js";
import type { Measures, Totals } from "./measures.js";
import type { SimulatedGroup, Simulation } from "./simulation.js";

/** As JSON: every figure with its interval, null where there is none. */
export function simulationJson(simulation: Simulation, configuration: Configuration): object {
  const { episodes, seed, by, times, groups, everybody, gini } = simulation;
  const tones = reputationNames(configuration.game);
  return {
    version: packageVersion(),
    configuration: { game: configuration.game, residents: configuration.residents },
    episodes,
    seed,
    by,
    reputations: tones,
    times,
    groups: groups.map(({ name, count, over, ...totals }) => ({
      name,
      count,
      ...totalsJson(totals),
      over: overJson(over),
    })),
    everybody: { ...totalsJson(everybody), over: overJson(everybody.over) },
    gini: json(gini),
  };
}

function totalsJson({ discountedReturn, imageScore, finalReputations, ...measures }: Totals): object {
  return {
    ...measuresJson(measures),
    discountedReturn: json(discountedReturn),
    imageScore: json(imageScore),
    finalReputations: finalReputations.map(json),
  };
}

function measuresJson({ cooperation, received, payoff, reputations }: Measures) {
  return {
    cooperation: json(cooperation),
    received: json(received),
    payoff: json(payoff),
    reputations: reputations.map(json),
  };
}

/** A list a figure, one value a step of time. */
function overJson(over: readonly Measures[]): object {
  const each = over.map(measuresJson);
  return {
    cooperation: each.map(({ cooperation }) => cooperation),
    received: each.map(({ received }) => received),
    payoff: each.map(({ payoff }) => payoff),
    reputations: each.map(({ reputations }) => reputations),
  };
}

function json(estimate: Estimate | undefined): object | null {
  if (estimate === undefined) return null;
  const number = (value: number) => (Number.isFinite(value) ? Number(value.toPrecision(8)) : null);
  const { value, low, high } = estimate;
  return { value: number(value), low: number(low), high: number(high) };
}

/** A line for each group, figure and step of time. */
export function simulationCsv({ groups, everybody, times, by }: Simulation, configuration: Configuration): string {
  const tones = reputationNames(configuration.game);
  const all: readonly SimulatedGroup[] = [...groups, { name: "everybody", count: 0, ...everybody }];
  const lines = all.flatMap(({ name, over }) =>
    over.flatMap(({ cooperation, received, payoff, reputations }, step) => {
      const { from, to } = times[step]!;
      const line = (figure: string, estimate: Estimate | undefined) =>
        estimate === undefined ? [] : [[quoted(name), figure, from, to, ...cells(estimate)].join(",")];
      return [
        ...line("cooperation", cooperation),
        ...line("received", received),
        ...line("payoff", payoff),
        ...reputations.flatMap((share, k) => line(quoted(`reputation ${tones[k]}`), share)),
      ];
    }),
  );
  return `${[`group,figure,from_${by},to_${by},value,low,high`, ...lines].join("\n")}\n`;
}

/** Empty where there is no interval. */
function cells({ value, low, high }: Estimate): string[] {
  return [value, low, high].map((number) => (Number.isFinite(number) ? String(Number(number.toPrecision(8))) : ""));
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
