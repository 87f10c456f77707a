/** The results of the study `align` as files that other programs read. */
import type { Estimate } from "../../simulation/estimate.js";
import { packageVersion } from "../../version.js";
import type { AlignResult, SocietyFigures } from "./align.js";
import { alignFindings } from "./findings.js";

/** Everything that the report shows, as one JSON value. */
export function alignJson(result: AlignResult): object {
  return { version: packageVersion(), study: "align", ...(rounded(result) as object), findings: alignFindings(result) };
}

/** A line a figure. */
export function alignCsv({ societies, gossip, liars, colluders }: AlignResult): string {
  const figures = (part: string, name: string, of: SocietyFigures) => [
    ...line(part, name, "cooperation", of.cooperation),
    ...line(part, name, "image score", of.imageScore),
    ...line(part, name, "discounted return", of.discountedReturn),
    ...line(part, name, "gini", of.gini),
    ...line(part, name, "entrant return", of.entrantReturn),
    ...line(part, name, "others return", of.othersReturn),
    ...of.entrantPayoffs.flatMap((payoff, k) => line(part, name, `entrant payoff ${k + 1}`, payoff)),
  ];
  const lines = [
    ...societies.flatMap(({ game, society, ...of }) => figures(game, society.name, of)),
    ...gossip.flatMap(({ name, gossip: kind, points, threshold }) => [
      ...points.flatMap(({ discount, defects, cooperates }) => [
        ...line(`gossip ${kind}`, name, `defects at ${discount}`, defects),
        ...line(`gossip ${kind}`, name, `cooperates at ${discount}`, cooperates),
      ]),
      ...line(`gossip ${kind}`, name, "threshold", threshold),
    ]),
    ...liars.flatMap(({ count, ...of }) => figures("liars", String(count), of)),
    ...colluders.flatMap(({ count, ...of }) => figures("colluders", String(count), of)),
  ];
  return `${["part,name,figure,value,low,high", ...lines].join("\n")}\n`;
}

function line(part: string, name: string, figure: string, estimate: Estimate | undefined): string[] {
  if (estimate === undefined) return [];
  const numbers = [estimate.value, estimate.low, estimate.high].map((number) =>
    Number.isFinite(number) ? String(Number(number.toPrecision(8))) : "",
  );
  return [[part, name.includes(",") ? `"${name}"` : name, figure, ...numbers].join(",")];
}

/** Every number to eight digits; JSON has no NaN, so that an interval that there is not is null. */
function rounded(value: unknown): unknown {
  if (typeof value === "number") return Number.isFinite(value) ? Number(value.toPrecision(8)) : null;
  if (Array.isArray(value)) return value.map(rounded);
  if (typeof value !== "object" || value === null) return value ?? null;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, rounded(part)]));
}
