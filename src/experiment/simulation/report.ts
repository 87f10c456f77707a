/** The report of a simulation: one page that needs nothing else, with no script and no address in it. */
import type { Configuration } from "../configuration.js";
import { reputationNames } from "../contexts.js";
import type { Origin } from "../origin.js";
import { drawChart, type Line, type Point } from "../report/chart.js";
import { escaped, htmlPage } from "../report/html.js";
import { style } from "../report/style.js";
import { packageVersion } from "../version.js";
import { figure, percent, settingInWords } from "../words.js";
import type { Estimate } from "./estimate.js";
import type { Measures } from "./measures.js";
import type { SimulatedGroup, Simulation } from "./simulation.js";

/** More groups than this cannot be told apart in a chart. */
const MOST_GROUPS = 6;
const colours = ["--learned", "--best", "--signals", "--bound", "--ink", "--soft"].map((name) => `var(${name})`);
const dashes = [undefined, "7 4", "2 4", "9 3 2 3", "5 3", "1 3"];

const simulationStyle = `${style}
.totals td { background: none; text-align: right; padding: 4px 10px; white-space: nowrap; }
.totals td small, .totals td .interval { color: var(--soft); font-size: 12px; display: block; }
.totals th { padding: 4px 10px 4px 0; }
.scroll { overflow-x: auto; }
`;

/** The page as HTML. */
export function simulationPage(simulation: Simulation, configuration: Configuration, origin: Origin = {}): string {
  const title = settingInWords(configuration);
  const { game, episodes, by, gini, everybody } = simulation;
  const time = by === "encounter" ? "own encounter" : "round";
  const tones = reputationNames(configuration.game);
  const content = `<header>
<p class="kicker">reciprocity-gradient · simulation, seed ${simulation.seed}</p>
<h1>${escaped(title)}</h1>
<p class="about">${game.agents} agents in ${episodes} ${episodes === 1 ? "episode" : "episodes"} of ${game.rounds} rounds. Intervals hold 95&nbsp;%, over episodes.</p>
<dl class="figures">
${headline(share(everybody.cooperation), "of what could be given is given")}
${headline(number(everybody.payoff), "payoff per encounter")}
${headline(number(everybody.discountedReturn, 2), game.discount === 1 ? "return of an episode" : `discounted return, by ${game.discount}`)}
${headline(number(gini), "Gini coefficient of returns")}
</dl></header>
<section><h2>By group</h2>${totals(simulation, tones)}</section>
${chart(simulation, time, "Cooperation", "Share of what could be given that is given", ({ cooperation }) => cooperation)}
${chart(simulation, time, "Received", "The same of their partners, towards them", ({ received }) => received)}
${chart(simulation, time, "Payoff", "Payoff of an encounter", ({ payoff }) => payoff)}
${chart(simulation, time, "Reputation", `Share of those whose reputation is ${tones.at(-1)}, the best, before an encounter`, ({ reputations }) => reputations.at(-1))}
<section><h2>What it ran</h2>
<table class="ran"><tbody>${[
    ...(origin.command === undefined ? [] : [["Command", `<code>${escaped(origin.command)}</code>`]]),
    ["Version", escaped(packageVersion())],
    ...(origin.started === undefined
      ? []
      : [["Started", `${origin.started.toISOString().slice(0, 16).replace("T", " ")} UTC`]]),
  ]
    .map(([name, value]) => `<tr><th scope="row">${name}</th><td>${value}</td></tr>`)
    .join("")}</tbody></table>
<pre>${escaped(JSON.stringify({ game: configuration.game, residents: configuration.residents }, null, 1))}</pre></section>`;
  return htmlPage(title, simulationStyle, content);
}

function headline(value: string, meaning: string): string {
  return `<div><dt>${escaped(meaning)}</dt><dd>${value}</dd></div>`;
}

function number(estimate: Estimate | undefined, digits = 3): string {
  return estimate === undefined ? "–" : figure(estimate.value, digits);
}

function share(estimate: Estimate | undefined): string {
  return estimate === undefined ? "–" : percent(estimate.value);
}

function totals({ groups }: Simulation, tones: readonly string[]): string {
  const heads = [
    "cooperation",
    "received",
    "payoff",
    "return",
    "image score",
    ...tones.map((tone) => `${tone} in the end`),
  ];
  const rows = groups.map((group) => {
    const { cooperation, received, payoff, discountedReturn, imageScore, finalReputations } = group;
    const cells = [cooperation, received, payoff, discountedReturn, imageScore, ...finalReputations].map(
      (estimate) => `<td>${withInterval(estimate)}</td>`,
    );
    return `<tr><th scope="row">${escaped(nameOf(group))}</th>${cells.join("")}</tr>`;
  });
  return `<p class="note">Cooperation: share of what could be given. Return: of an agent, in an episode. Image score: cooperations less defections of an agent.</p>
<div class="scroll"><table class="totals"><thead><tr><th></th>${heads.map((head) => `<th scope="col">${escaped(head)}</th>`).join("")}</tr></thead>
<tbody>${rows.join("")}</tbody></table></div>`;
}

function nameOf({ name, count }: SimulatedGroup): string {
  return count > 1 ? `${count} ${name}` : name;
}

function withInterval(estimate: Estimate | undefined): string {
  if (estimate === undefined) return "–";
  const { value, low, high } = estimate;
  const [below, above] = [figure(low), figure(high)];
  const interval = Number.isFinite(low) && below !== above ? `<span class="interval">${below} … ${above}</span>` : "";
  return `${figure(value)}${interval}`;
}

function chart(
  { groups, times }: Simulation,
  time: string,
  title: string,
  about: string,
  read: (measures: Measures) => Estimate | undefined,
): string {
  const lines = groups.slice(0, MOST_GROUPS).flatMap(({ name, over }, at): Line[] => {
    const points = over.flatMap((measures, step): Point[] => {
      const estimate = read(measures);
      if (estimate === undefined) return [];
      const { value, low, high } = estimate;
      const { from, to } = times[step]!;
      return [{ iteration: (from + to) / 2, value, ...(Number.isFinite(low) && { low, high }) }];
    });
    const dashed = dashes[at];
    const label = name.length > 16 ? `${name.slice(0, 15)}…` : name;
    return points.length === 0
      ? []
      : [{ label, points, colour: colours[at]!, ...(dashed !== undefined && { dashes: dashed }) }];
  });
  if (lines.length === 0) return "";
  const rest = groups.length > MOST_GROUPS ? ` Drawn are the first ${MOST_GROUPS} groups of ${groups.length}.` : "";
  const drawn = drawChart(
    {
      description: `${about}, by ${time}`,
      lines,
      iterations: times.at(-1)!.to,
      axis: { label: time, from: 1 },
      digits: 2,
    },
    "full",
  );
  return `<section><h2>${title}</h2><p class="note">${escaped(about)}, by ${time}.${rest}</p>${drawn}</section>`;
}
