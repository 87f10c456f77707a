import { describe, expect, test } from "vitest";
import { type AlignResult, alignStudy, thresholdOf } from "../../../src/experiment/study/align/align.js";
import { alignFindings } from "../../../src/experiment/study/align/findings.js";
import { alignPage } from "../../../src/experiment/study/align/report.js";
import { alignCsv, alignJson } from "../../../src/experiment/study/align/tables.js";

function studied(schedules: number, seed = 1): AlignResult {
  const study = alignStudy({ schedules, seed });
  let step = study.next();
  while (step.done !== true) step = study.next();
  return step.value;
}

const result = studied(40);
const society = (game: string, name: string) =>
  result.societies.find((one) => one.game === game && one.society.name === name)!;

describe("the study align", () => {
  test("has the exact values of games.md where they do not depend on the schedule", () => {
    expect(society("align-donation", "honest gossip").discountedReturn.value).toBeCloseTo(15.4381, 4);
    expect(society("align-dilemma", "honest gossip").discountedReturn.value).toBeCloseTo(15.7616, 4);
    const found = society("align-dilemma", "honest gossip, a greedy entrant");
    expect(found.entrantReturn.value).toBeCloseTo(5, 12);
    expect(found.entrantPayoffs.map(({ value }) => value)).toEqual([5, 0, 0, 0]);
    expect(society("align-dilemma", "all give to everybody, a greedy entrant").entrantReturn.value).toBeCloseTo(
      19.702,
      4,
    );
    expect(society("align-market", "honest gossip, a greedy entrant").entrantReturn.value).toBeCloseTo(5.852, 3);
    for (const game of ["align-donation", "align-dilemma", "align-trust", "align-market"]) {
      const none = society(game, "all greedy");
      expect([none.cooperation.value, none.discountedReturn.value, none.gini]).toEqual([0, 0, undefined]);
    }
  });

  test("cooperation pays from c/b on under honest gossip, and never without", () => {
    const found = Object.fromEntries(
      result.gossip.map(({ name, gossip, threshold }) => [`${name}, ${gossip}`, threshold]),
    );
    // In the dilemma 4 (d + d^2 + d^3) has to be more than 1.
    const exact = found["dilemma, honest"]!.value;
    expect(4 * (exact + exact ** 2 + exact ** 3)).toBeCloseTo(1, 8);
    expect(found["donation, b/c 5, honest"]!.value).toBeCloseTo(0.2, 2);
    expect(found["donation, b/c 2, honest"]!.value).toBeCloseTo(0.5, 2);
    for (const [name, threshold] of Object.entries(found)) if (name.endsWith("none")) expect(threshold).toBeUndefined();
    // The curves say the same.
    for (const { points, threshold } of result.gossip) {
      for (const { discount, cooperates, defects } of points) {
        if (Math.abs(discount - (threshold?.value ?? 2)) < 0.02) continue;
        expect(cooperates.value > defects.value).toBe(threshold !== undefined && discount > threshold.value);
      }
    }
  });

  test("a threshold is the last change of sign", () => {
    expect(thresholdOf([-1, 5])).toBeCloseTo(0.2, 10);
    expect(thresholdOf([-1, -1])).toBeUndefined();
    expect(thresholdOf([1, 1])).toBe(0);
    // (d - 0.3)(d - 0.6): above 0 below 0.3, too.
    expect(thresholdOf([0.18, -0.9, 1])).toBeCloseTo(0.6, 10);
  });

  test("liars and colluders are counted from none on; without them all give", () => {
    expect(result.liars.map(({ count }) => count)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(result.colluders.map(({ count }) => count)).toEqual([0, 2, 3, 4, 5, 6]);
    for (const [none, ...some] of [result.liars, result.colluders]) {
      expect(none!.cooperation.value).toBe(1);
      for (const { cooperation } of some) expect(cooperation.high).toBeLessThan(1);
    }
  });

  test("the same seed, the same figures; what is told of them is made of them", () => {
    expect(alignJson(studied(40))).toEqual(alignJson(result));
    const findings = alignFindings(result);
    expect(findings.map(({ verdict }) => verdict)).toEqual(["shows", "shows", "shows", "shows"]);
    // Were the greedy as well off as all others, it would not show.
    const { entrantReturn } = society("align-dilemma", "all give to everybody, a greedy entrant");
    const greed = result.societies.map((one) =>
      one.society.name.startsWith("honest gossip, a") ? { ...one, entrantReturn } : one,
    );
    expect(alignFindings({ ...result, societies: greed })[0]!.verdict).toBe("does not show");
    const page = alignPage(result);
    for (const { text } of findings) expect(page).toContain(text.split(";")[0]!.slice(0, 40));
    expect(page).not.toMatch(/<script|https?:/);
    expect(alignCsv(result).split("\n")[0]).toBe("part,name,figure,value,low,high");
    for (const line of alignCsv(result).trim().split("\n").slice(1))
      expect(line).toMatch(/,-?[\d.e-]+,(-?[\d.e-]*),(-?[\d.e-]*)$/);
  });
});
