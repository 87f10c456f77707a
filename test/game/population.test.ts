import { expect, test } from "vitest";
import { definePopulation, policyFromBits, type ResidentGroup } from "../../src/game/index.js";

test("groups follow one another; residents of a group share a policy", () => {
  const residents = definePopulation([
    { count: 2, norm: "L6" },
    { count: 1, action: "AllD", assessment: "ImageScoring" },
    { count: 3, norm: "HybridCoop", assessment: "11011101" },
  ]);
  expect(residents.length).toBe(6);
  expect(residents[1]).toBe(residents[0]);
  expect(residents[0]).toEqual(policyFromBits("0101", "10011001"));
  expect(residents[2]).toEqual(policyFromBits("0000", "01010101"));
  expect(residents[5]).toBe(residents[3]);
  expect(residents[3]).toEqual(policyFromBits("0001", "11011101"));
});

test("action and assessment override the norm's half", () => {
  expect(definePopulation([{ count: 1, norm: "L1", action: "AllC" }])[0]).toEqual(policyFromBits("1111", "01011101"));
  expect(definePopulation([{ count: 1, norm: "L1", assessment: "L8" }])[0]).toEqual(policyFromBits("1101", "00011001"));
});

test.each<[ResidentGroup, RegExp]>([
  [{ count: 0, norm: "L6" }, /^residents\[1\]\.count: got 0, takes an integer of at least 1$/],
  [{ count: 1.5, norm: "L6" }, /^residents\[1\]\.count: got 1.5/],
  [{ count: 1, norm: "L66" }, /^residents\[1\]\.norm: got "L66", takes one of L1/],
  [{ count: 1, norm: "AllD" }, /^residents\[1\]\.norm: got "AllD", takes a norm; this is an action rule alone/],
  [{ count: 1, action: "0201", assessment: "L6" }, /^residents\[1\]\.action: got "0201", takes 4 bits, or one of AllC/],
  [{ count: 1, norm: "L6", assessment: "1" }, /^residents\[1\]\.assessment: got "1", takes 8 bits, or one of L1/],
  [{ count: 1, action: "AllD" }, /^residents\[1\]\.assessment: got nothing, takes an assessment rule/],
  [{ count: 1, assessment: "L6" }, /^residents\[1\]\.action: got nothing, takes an action rule/],
])("%j is refused by its path", (group, message) => {
  expect(() => definePopulation([{ count: 1, norm: "L6" }, group])).toThrow(message);
});
