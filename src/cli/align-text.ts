/** What the study `align` came to, as a person reads it on a terminal. */
import type { Estimate } from "../experiment/index.js";
import type { AlignResult, MixResult } from "../experiment/study/align/align.js";
import { alignFindings } from "../experiment/study/align/findings.js";
import { alignGames } from "../experiment/study/align/societies.js";
import { figure } from "../experiment/words.js";
import { page, table } from "./result-text.js";

export function alignText(result: AlignResult, report: string): string {
  const { societies, gossip, liars, colluders, request } = result;
  const heads = ["cooperation", "image score", "return", "Gini"];
  return page([
    [`Societies of rules in the games of ALIGN: ± half the interval of 95 % over ${request.schedules} schedules`],
    ...alignGames.map((game) => [
      game,
      ...table([
        ["society", ...heads, "entrant's return"],
        ...societies
          .filter((one) => one.game === game)
          .map(({ society, cooperation, imageScore, discountedReturn, gini, entrantReturn }) => [
            society.name,
            ...[cooperation, imageScore, discountedReturn, gini, entrantReturn].map(withReach),
          ]),
      ]),
    ]),
    [
      "From which discount on one among the discerning is better off to cooperate than always to defect",
      ...table([
        ["game", "gossip", "c/b", "from"],
        ...gossip.map(({ name, gossip: kind, ratio, threshold }) => [
          name,
          kind,
          figure(ratio, 2),
          threshold === undefined ? "never" : withReach(threshold),
        ]),
      ]),
    ],
    ["Liars (inverters) among nine in align-donation", ...mixTable("liars", liars)],
    ["Colluders (a clan) among nine in align-donation", ...mixTable("colluders", colluders)],
    ...alignFindings(result).map(({ claim, verdict, text }) => [`${claim} – ${verdict}`, `  ${text}`]),
    [`Report: ${report}`],
  ]);
}

function mixTable(kind: string, all: readonly MixResult[]): string[] {
  return table([
    [kind, "cooperation", "image score", "return", "Gini", "an honest one's return", "one of theirs"],
    ...all.map(({ count, cooperation, imageScore, discountedReturn, gini, entrantReturn, othersReturn }) => [
      String(count),
      ...[cooperation, imageScore, discountedReturn, gini, entrantReturn, count === 0 ? undefined : othersReturn].map(
        withReach,
      ),
    ]),
  ]);
}

function withReach(estimate: Estimate | undefined): string {
  if (estimate === undefined) return "–";
  const { value, high } = estimate;
  const reach = figure(high - value);
  return Number.isFinite(high) && Number(reach) > 0 ? `${figure(value)} ± ${reach}` : figure(value);
}
