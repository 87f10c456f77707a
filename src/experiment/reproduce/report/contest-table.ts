/** Where ours needs fewer episodes than another method, and where more: together, and cell by cell. */
import { actionKinds } from "../../../reciprocity/index.js";
import { escaped } from "../../report/html.js";
import { figure } from "../../words.js";
import { episodesOf } from "../grid.js";
import type { Reproduction } from "../reproduction.js";
import { median } from "../statistics.js";
import { type Contest, contestName, type Verdict } from "../totals.js";
import { methodName } from "./methods.js";

const verdicts: readonly Verdict[] = ["only ours", "faster", "even", "slower", "only theirs", "neither"];

const verdictWords: Readonly<Record<Verdict, string>> = {
  "only ours": "only ours<br>gets there",
  faster: "ours<br>faster",
  even: "no telling",
  slower: "ours<br>slower",
  "only theirs": "only theirs<br>gets there",
  neither: "neither<br>gets there",
};

/** Class and mark of a cell. */
const shown = {
  "only ours": ["won", "&gt; "],
  faster: ["won", ""],
  even: ["", ""],
  slower: ["lost", ""],
  "only theirs": ["lost", "&lt; "],
} as const;

export function contestTotals({ contests, request }: Reproduction): string {
  const budget = episodesOf(request.budget);
  const bodies = actionKinds
    .flatMap((actions) => [false, true].map((isNear) => ({ actions, isNear })))
    .map(({ actions, isNear }) => {
      const own = contests.filter(({ ours }) => ours.actions === actions && ours.constantIsNear === isNear);
      const where = isNear ? "some constant policy comes" : "no constant policy comes";
      const count = new Set(own.map(({ ours }) => ours.name)).size;
      const title = `${actions} donations, ${where} within 5&nbsp;% of the best <small>${count} ${count === 1 ? "cell" : "cells"}</small>`;
      const head = `<tr class="group"><th colspan="9" scope="rowgroup"><div>${title}</div></th></tr>`;
      const rows = baselinesOf(own).map((baseline) =>
        totalsRow(
          baseline,
          own.filter((contest) => contest.baseline === baseline),
          budget,
        ),
      );
      return rows.length === 0 ? "" : `<tbody>${head}${rows.join("")}</tbody>`;
    });
  const heads = verdicts.map((verdict) => `<th scope="col">${verdictWords[verdict]}</th>`).join("");
  return `<div class="scroll"><table class="plain"><thead><tr><th scope="col">against</th>${heads}<th scope="col">median<br>ratio</th><th scope="col">for<br>good</th></tr></thead>
${bodies.join("")}</table></div>`;
}

function totalsRow(baseline: string, own: readonly Contest[], budget: number): string {
  const counts = verdicts.map((verdict) => own.filter((contest) => contest.verdict === verdict).length);
  const ratios = own.filter(({ verdict }) => verdict !== "neither").map((contest) => leastRatio(contest, budget));
  // Never is more than any number, and where neither stays nothing can be said.
  const lasting = median(own.map(({ lastingRatio }) => lastingRatio).filter((ratio) => !Number.isNaN(ratio)));
  const isBound = own.some(({ verdict }) => verdict === "only ours");
  return `<tr><td>${methodName(baseline)}</td>${counts.map((count) => `<td>${count === 0 ? "" : count}</td>`).join("")}<td>${isBound ? "&gt; " : ""}${times(median(ratios))}</td><td>${times(lasting)}</td></tr>`;
}

export function contestGrid({ contests, request }: Reproduction): string {
  const baselines = baselinesOf(contests);
  const names = [...new Set(contests.map(({ ours }) => contestName(ours)))];
  const byPlace = new Map(contests.map((contest) => [`${contestName(contest.ours)} ${contest.baseline}`, contest]));
  const budget = episodesOf(request.budget);
  const rows = names.map((name) => {
    const cells = baselines.map((baseline) => contestCell(byPlace.get(`${name} ${baseline}`), budget));
    return `<tr><th scope="row">${escaped(matchedName(name))}</th>${cells.join("")}</tr>`;
  });
  const heads = baselines.map((baseline) => `<th scope="col" class="tall">${escaped(baseline)}</th>`);
  return `<div class="scroll"><table class="grid"><thead><tr><th></th>${heads.join("")}</tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}

/** The ratio, or what it is at least; where only theirs gets there, at most. */
function leastRatio({ verdict, ratio, ours, theirs }: Contest, budget: number): number {
  if (verdict === "only ours") return budget / ours.episodesToNear;
  return verdict === "only theirs" ? theirs.episodesToNear / budget : ratio.value;
}

function contestCell(contest: Contest | undefined, budget: number): string {
  if (contest === undefined) return `<td class="none"></td>`;
  const { verdict } = contest;
  if (verdict === "neither") return `<td class="none">–</td>`;
  const [kind, mark] = shown[verdict];
  return `<td class="${kind}">${mark}${times(leastRatio(contest, budget))}</td>`;
}

/** `l6/joint/random/discrete`: both matchings are the same here. */
function matchedName(name: string): string {
  return name.replace(/(\w+)>\1/, "$1");
}

function baselinesOf(contests: readonly Contest[]): string[] {
  return [...new Set(contests.map(({ baseline }) => baseline))];
}

function times(ratio: number): string {
  if (ratio === Number.POSITIVE_INFINITY) return "∞";
  if (Number.isNaN(ratio)) return "–";
  return `${figure(ratio, ratio < 10 ? 1 : 0)}×`;
}
