import { describe, expect, test } from "vitest";
import {
  actionRules,
  findActionRule,
  findAssessmentRule,
  findNorm,
  norms,
  policyFromBits,
} from "../../src/game/index.js";

describe.each(Object.entries(norms))("%s", (name, norm) => {
  test("is a policy", () => {
    expect(() => policyFromBits(norm.action, norm.assessment)).not.toThrow();
  });

  test("is found by its name and its title, in any case", () => {
    expect(findNorm(name)).toBe(norm);
    expect(findNorm(name.toLowerCase())).toBe(norm);
    expect(findNorm(` ${name.toUpperCase()} `)).toBe(norm);
    if (norm.title !== undefined) expect(findNorm(norm.title)).toBe(norm);
    expect(findAssessmentRule(name)).toBe(norm.assessment);
    expect(findActionRule(name)).toBe(norm.action);
  });

  test("has no namesake", () => {
    const labels = Object.entries(norms).flatMap(([key, { title }]) => [key.toLowerCase(), title ?? key.toLowerCase()]);
    const same = labels.filter((label) => label === name.toLowerCase() || label === norm.title);
    expect(same.length).toBe(2);
  });
});

// As Ohtsuki & Iwasa and those after them call them.
test.each([
  ["standing", "L1"],
  ["consistent standing", "L2"],
  ["simple standing", "L3"],
  ["stern judging", "L6"],
  ["staying", "L7"],
  ["judging", "L8"],
  ["image scoring", "ImageScoring"],
])("%s is %s", (title, name) => {
  expect(findNorm(title)).toBe(norms[name]);
  expect(norms[name]!.title).toBe(title);
});

test.each(Object.entries(actionRules))("action rule %s is 4 bits and found in any case", (name, bits) => {
  expect(bits).toMatch(/^[01]{4}$/);
  expect(findActionRule(name.toLowerCase())).toBe(bits);
});

// Ohtsuki & Iwasa 2006: what the leading eight have in common, and what tells them apart.
test("the leading eight keep the good good, and differ in three judgements, all eight ways", () => {
  const free = new Set<string>();
  for (let number = 1; number <= 8; number++) {
    const { action, assessment } = norms[`L${number}`]!;
    const judged = (context: string): string => {
      const index = ["BBD", "BBC", "BGD", "BGC", "GBD", "GBC", "GGD", "GGC"].indexOf(context);
      return assessment[index]!;
    };
    // Cooperation with the good is good, defection against them bad, and punishing the bad costs a good one nothing.
    expect(["GGC", "BGC", "GGD", "BGD", "GBD"].map(judged).join("")).toBe("11001");
    expect(action.slice(1)).toBe("101");
    // Bad meets bad: cooperate exactly where that alone restores one's name.
    expect(action[0]).toBe(judged("BBC") === "1" && judged("BBD") === "0" ? "1" : "0");
    free.add(["GBC", "BBC", "BBD"].map(judged).join(""));
  }
  expect(free.size).toBe(8);
});

test("image scoring judges the act alone; shunning never forgives in bad company", () => {
  for (const context of [0, 1, 2, 3])
    expect(norms.ImageScoring!.assessment.slice(context * 2, context * 2 + 2)).toBe("01");
  expect(norms.Shunning!.assessment).toBe("00010001");
});

test("bits pass as they are", () => {
  expect(findActionRule("0110")).toBe("0110");
  expect(findAssessmentRule("10000001")).toBe("10000001");
});

test.each([
  [() => findNorm("L9"), /^norm: got "L9", takes one of L1, L2, .*Shunning/],
  [
    () => findNorm("alld", "residents[0].norm"),
    /^residents\[0\].norm: got "alld", takes a norm; this is an action rule/,
  ],
  [() => findActionRule("01"), /^action: got "01", takes 4 bits, or one of AllC, AllD, .*L6/],
  [() => findAssessmentRule("AllD"), /^assessment: got "AllD", takes 8 bits, or one of L1, /],
  [() => findAssessmentRule("0101"), /^assessment: got "0101", takes 8 bits/],
  [() => findNorm("toString"), /^norm: got "toString"/],
  [() => findNorm(6 as unknown as string), /^norm: got 6, takes one of L1, /],
  [() => findNorm(null as unknown as string), /^norm: got null, takes one of L1, /],
])("%s is refused with what there is", (call, message) => {
  expect(call).toThrow(message);
});
