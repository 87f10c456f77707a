/** The report of the study `align`: one page that needs nothing else, with no script and no address in it. */
import type { Origin } from "../../origin.js";
import { drawChart, type Line, type Point } from "../../report/chart.js";
import { escaped, htmlPage } from "../../report/html.js";
import { style } from "../../report/style.js";
import type { Estimate } from "../../simulation/estimate.js";
import { packageVersion } from "../../version.js";
import { figure } from "../../words.js";
import type { AlignResult, GossipCurve, MixResult } from "./align.js";
import { alignFindings } from "./findings.js";
import { alignGames } from "./societies.js";

const alignStyle = `${style}
.totals td { background: none; text-align: right; padding: 4px 10px; white-space: nowrap; }
.totals td .interval { color: var(--soft); font-size: 12px; display: block; }
.totals th { padding: 4px 10px 4px 0; }
.scroll { overflow-x: auto; }
`;

const colours = ["--learned", "--best", "--signals", "--bound", "--ink", "--soft"].map((name) => `var(${name})`);
const dashes = [undefined, "7 4", "2 4", "9 3 2 3", "5 3", "1 3"];

/** The page as HTML. */
export function alignPage(result: AlignResult, origin: Origin = {}): string {
  const { schedules, seed } = result.request;
  const title = "What a society of rules shows of ALIGN";
  const findings = alignFindings(result).map(
    ({ claim, verdict, text }) => `<h3>${escaped(claim)} <small>${verdict}</small></h3><p>${escaped(text)}</p>`,
  );
  return htmlPage(
    title,
    alignStyle,
    `<header><p class="kicker">reciprocity-gradient · study align</p><h1>${title}</h1>
<p class="about">The four games of ALIGN with its schedules, tones and discount, among residents that live by deterministic rules. Every figure is
exact for a schedule; intervals hold 95&nbsp;% and are over ${schedules} schedules, seed ${seed}. Nobody learns here.</p></header>
<section><h2>Findings</h2>${findings.join("\n")}</section>
${alignGames.map((game) => gameSection(result, game)).join("\n")}
${result.gossip.map(gossipSection).join("\n")}
${mixSection("Liars", "Inverters among the discerning in the donation game, nine in all: they praise defection and criticise cooperation.", "liars", result.liars)}
${mixSection("Colluders", "A clan among the discerning in the donation game, nine in all: its members give to each other alone, praise each other and criticise all others.", "colluders", result.colluders)}
<section><h2>What was run</h2><table class="ran"><tbody>
${origin.command === undefined ? "" : `<tr><th scope="row">Command</th><td><code>${escaped(origin.command)}</code></td></tr>`}
<tr><th scope="row">Version</th><td>${escaped(packageVersion())}</td></tr></tbody></table></section>`,
  );
}

function gameSection({ societies }: AlignResult, game: string): string {
  const own = societies.filter((one) => one.game === game);
  const rows = own.map(({ society, cooperation, imageScore, discountedReturn, gini, entrantReturn }) =>
    row(society.name, [cooperation, imageScore, discountedReturn, gini, entrantReturn]),
  );
  const lines = own.flatMap(({ society, entrantPayoffs }, at): Line[] =>
    society.entrant === "greedy" && society.action !== "greedy"
      ? [
          lineOf(
            society.name.replace(", a greedy entrant", ""),
            entrantPayoffs.map((payoff, k) => pointOf(k + 1, payoff)),
            at - 1,
          ),
        ]
      : [],
  );
  const chart = drawChart(
    {
      description: `What a greedy entrant is paid, by its own encounters, in ${game}`,
      lines,
      iterations: own[0]!.entrantPayoffs.length,
      axis: { label: "own encounter", from: 1 },
      digits: 2,
    },
    "full",
  );
  return `<section><h2>${game}</h2>${tableOf(["society", "cooperation", "image score", "return", "Gini", "entrant’s return"], rows)}
<p class="note">What a greedy entrant is paid as the society gets to know it, by the gossip there is.</p>${chart}</section>`;
}

function gossipSection({ name, gossip, ratio, points, threshold }: GossipCurve): string {
  const lines = [
    lineOf(
      "cooperates",
      points.map(({ discount, cooperates }) => pointOf(discount, cooperates)),
      0,
    ),
    lineOf(
      "always defects",
      points.map(({ discount, defects }) => pointOf(discount, defects)),
      1,
    ),
  ];
  const chart = drawChart(
    {
      description: `Return by discount: ${name}`,
      lines,
      iterations: 1,
      axis: { label: "discount", from: 0.1 },
      digits: 2,
    },
    "full",
  );
  const from =
    threshold === undefined
      ? "It never pays to cooperate"
      : `It pays to cooperate from a discount of ${withInterval(threshold)} on`;
  return `<section><h2>${escaped(name)}, ${gossip === "honest" ? "honest gossip" : "no gossip"}</h2>
<p class="note">Discounted return of one agent among residents who cooperate unless the partner is of bad tone. ${from}; c/b is ${figure(ratio, 2)}.</p>${chart}</section>`;
}

function mixSection(title: string, about: string, kind: string, all: readonly MixResult[]): string {
  const rows = all.map(({ count, cooperation, imageScore, discountedReturn, gini, entrantReturn, othersReturn }) =>
    row(String(count), [
      cooperation,
      imageScore,
      discountedReturn,
      gini,
      entrantReturn,
      count === 0 ? undefined : othersReturn,
    ]),
  );
  const chart = drawChart(
    {
      description: `Cooperation by number of ${kind}`,
      lines: [
        lineOf(
          "cooperation",
          all.map(({ count, cooperation }) => pointOf(count, cooperation)),
          0,
        ),
      ],
      iterations: all.at(-1)!.count,
      axis: { label: kind, from: 0 },
      digits: 2,
    },
    "full",
  );
  return `<section><h2>${title}</h2><p class="note">${about}</p>
${tableOf([kind, "cooperation", "image score", "return", "Gini", "return of an honest one", `return of ${kind}`], rows)}${chart}</section>`;
}

function lineOf(label: string, points: readonly Point[], at: number): Line {
  const dashed = dashes[at % dashes.length];
  return { label, points, colour: colours[at % colours.length]!, ...(dashed !== undefined && { dashes: dashed }) };
}

function pointOf(place: number, { value, low, high }: Estimate): Point {
  return { iteration: place, value, ...(Number.isFinite(low) && { low, high }) };
}

function row(name: string, cells: readonly (Estimate | undefined)[]): string {
  return `<tr><th scope="row">${escaped(name)}</th>${cells.map((cell) => `<td>${withInterval(cell)}</td>`).join("")}</tr>`;
}

function tableOf(heads: readonly string[], rows: readonly string[]): string {
  return `<div class="scroll"><table class="totals"><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join("")}</tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}

function withInterval(estimate: Estimate | undefined): string {
  if (estimate === undefined) return "–";
  const { value, low, high } = estimate;
  const [below, above] = [figure(low), figure(high)];
  const interval = Number.isFinite(low) && below !== above ? ` <span class="interval">${below} … ${above}</span>` : "";
  return `${figure(value)}${interval}`;
}
