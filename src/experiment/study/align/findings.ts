/** What the study `align` found, in sentences made from its figures, and whether a claim of ALIGN shows in them. */
import type { Estimate } from "../../simulation/estimate.js";
import { figure, percent } from "../../words.js";
import type { AlignResult, GossipCurve, SocietyResult } from "./align.js";
import { alignGames } from "./societies.js";

export interface AlignFinding {
  readonly claim: string;
  readonly verdict: "shows" | "shows in part" | "does not show";
  readonly text: string;
}

export function alignFindings(result: AlignResult): AlignFinding[] {
  return [shunned(result), sustained(result), liars(result), colluders(result)];
}

const named = (all: readonly SocietyResult[], game: string, name: string) =>
  all.find((one) => one.game === game && one.society.name === name)!;

function verdictOf(holds: readonly boolean[]): AlignFinding["verdict"] {
  if (holds.every(Boolean)) return "shows";
  return holds.some(Boolean) ? "shows in part" : "does not show";
}

function shunned({ societies }: AlignResult): AlignFinding {
  const holds: boolean[] = [];
  const texts = alignGames.map((game) => {
    const honest = named(societies, game, "honest gossip");
    const known = named(societies, game, "honest gossip, a greedy entrant");
    const unknown = named(societies, game, "silence, a greedy entrant");
    const pays = known.entrantReturn.high < honest.entrantReturn.low;
    holds.push(pays);
    return `${game}: greed returns ${interval(known.entrantReturn)} under honest gossip, ${interval(unknown.entrantReturn)} where all are silent, and living as the others ${interval(honest.entrantReturn)}`;
  });
  return {
    claim: "A greedy entrant is found out and shunned, and is better off as one of the others.",
    verdict: verdictOf(holds),
    text: `${texts.join("; ")}.`,
  };
}

function sustained({ gossip }: AlignResult): AlignFinding {
  const honest = gossip.filter((curve) => curve.gossip === "honest");
  const texts = honest.map(({ name, ratio, threshold }) =>
    threshold === undefined
      ? `${name}: never, with c/b ${figure(ratio, 2)}`
      : `${name}: from a discount of ${interval(threshold)} on, with c/b ${figure(ratio, 2)}`,
  );
  const silent = gossip.filter((curve) => curve.gossip === "none" && curve.threshold !== undefined);
  const without =
    silent.length === 0
      ? " Without gossip it never is."
      : ` Without gossip it is in ${silent.map(({ name }) => name).join(" and ")}.`;
  return {
    claim: "Honest gossip sustains cooperation where the discount is at least c/b.",
    verdict: verdictOf([...honest.map(isNear), silent.length === 0]),
    text: `One among the discerning is better off to cooperate than always to defect: ${texts.join("; ")}.${without}`,
  };
}

/** Episodes are short, and the last gift is never returned: the threshold may lie a little above. */
function isNear({ threshold, ratio }: GossipCurve): boolean {
  return threshold !== undefined && threshold.high >= ratio && threshold.value <= ratio + 0.05;
}

function liars({ liars: all }: AlignResult): AlignFinding {
  const falls = all.slice(1).map(({ cooperation }, at) => cooperation.value < all[at]!.cooperation.value);
  const below = all.slice(1).map(({ cooperation }) => cooperation.high < all[0]!.cooperation.low);
  return {
    claim: "Liars weaken cooperation.",
    verdict: verdictOf(below),
    text: `Of nine in the donation game, so many inverters: ${all.map(({ count, cooperation }) => `${count}: ${percent(cooperation.value)}`).join(", ")} of what could be given is given${falls.every(Boolean) ? ", less with each of them" : ""}.`,
  };
}

function colluders({ colluders: all }: AlignResult): AlignFinding {
  const [none, ...some] = all;
  const weaker = some.map(({ cooperation }) => cooperation.high < none!.cooperation.low);
  const better = some.filter(({ othersReturn, entrantReturn }) => othersReturn!.low > entrantReturn.high);
  const gains = some.filter(({ othersReturn }) => othersReturn!.low > none!.entrantReturn.high);
  return {
    claim: "Colluders weaken cooperation.",
    verdict: verdictOf(weaker),
    text: `A clan among the discerning in the donation game: ${some
      .map(
        ({ count, cooperation, othersReturn, entrantReturn }) =>
          `of ${count}: ${percent(cooperation.value)} is given, a member gets ${figure(othersReturn!.value, 2)} and an honest one ${figure(entrantReturn.value, 2)}`,
      )
      .join(
        "; ",
      )}. ${better.length === 0 ? "Members never get more than honest ones" : `Members get more than honest ones in clans of ${better.map(({ count }) => count).join(", ")}`}; ${gains.length === 0 ? "they never get more than all would without a clan" : `they get more than all would without a clan in those of ${gains.map(({ count }) => count).join(", ")}`}.`,
  };
}

function interval({ value, low, high }: Estimate): string {
  const [below, above] = [figure(low), figure(high)];
  return !Number.isFinite(low) || below === above ? figure(value) : `${figure(value)} (${below} to ${above})`;
}
