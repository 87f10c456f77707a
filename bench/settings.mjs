// The settings of the recovery table: those that the defaults were chosen on, and others that they were not.

const all = (norm, count = 8) => [{ count, norm }];
const half = (norm, action, count = 4) => [
  { count, norm },
  { count, action, assessment: norm },
];

/** Those on which the defaults were chosen: presets, a society in which judging matters, and one far from the leading eight. */
export const tuned = {
  l3: { residents: all("L3") },
  l6: { residents: all("L6") },
  "hybrid-alld": {
    residents: [
      { count: 4, norm: "HybridCoop" },
      { count: 4, action: "AllD", assessment: "L6" },
    ],
  },
  "proud-alld": {
    residents: [
      { count: 4, norm: "ProudCoop" },
      { count: 4, action: "AllD", assessment: "ImageScoring" },
    ],
  },
  // Giving by their own standing alone, and leaving everybody's as it is.
  "proud-contrite": {
    residents: [
      { count: 4, action: "0011", assessment: "00001111" },
      { count: 4, action: "1100", assessment: "00001111" },
    ],
  },
  "far-off, errors 3 %": {
    game: { executionError: 0.03, assessmentError: 0.03 },
    residents: [
      { count: 4, action: "0001", assessment: "10100101" },
      { count: 4, action: "1000", assessment: "00110011" },
    ],
  },
};

/** Others: no default was chosen on these. */
export const untuned = {
  l1: { residents: all("L1") },
  l4: { residents: all("L4") },
  l7: { residents: all("L7") },
  l8: { residents: all("L8") },
  ImageScoring: { residents: all("ImageScoring") },
  Shunning: { residents: all("Shunning") },
  "L3 + AllD": { residents: half("L3", "AllD") },
  "L7 + AllC, errors 2 %": { game: { executionError: 0.02, assessmentError: 0.02 }, residents: half("L7", "AllC") },
  "L6, errors 5 %": { game: { executionError: 0.05, assessmentError: 0.05 }, residents: all("L6") },
  "L3 + L8, one-sided error 10 %": {
    game: { executionError: 0.1, executionErrorKind: "one-sided" },
    residents: [
      { count: 4, norm: "L3" },
      { count: 4, norm: "L8" },
    ],
  },
  "7 AllC + 1 L6": {
    residents: [
      { count: 7, action: "AllC", assessment: "ImageScoring" },
      { count: 1, norm: "L6" },
    ],
  },
  "N = 3, L6": { game: { agents: 3 }, residents: all("L6", 2) },
  "N = 4, L3": { game: { agents: 4 }, residents: all("L3", 3) },
  "N = 5, L6 + ImageScoring": {
    game: { agents: 5 },
    residents: [
      { count: 2, norm: "L6" },
      { count: 2, norm: "ImageScoring" },
    ],
  },
  "N = 7, L2 + AllD": { game: { agents: 7 }, residents: half("L2", "AllD", 3) },
  "N = 12, L6 + AllC": {
    game: { agents: 12 },
    residents: [
      { count: 6, norm: "L6" },
      { count: 5, action: "AllC", assessment: "L6" },
    ],
  },
  "N = 13, HybridCoop + AllD": {
    game: { agents: 13 },
    residents: [
      { count: 6, norm: "HybridCoop" },
      { count: 6, action: "AllD", assessment: "L6" },
    ],
  },
  "b = 2, c = 1, L6": { game: { benefit: 2, cost: 1 }, residents: all("L6") },
  "b = 3, c = 1, L2 + AllD": { game: { benefit: 3, cost: 1 }, residents: half("L2", "AllD") },
  "b = 10, 12 rounds, L7 + Shunning": {
    game: { benefit: 10, cost: 1, rounds: 12 },
    residents: [
      { count: 5, norm: "L7" },
      { count: 3, norm: "Shunning" },
    ],
  },
  "one-way, L3 + AllD, errors 2 %": {
    game: { encounter: "one-way", assessmentError: 0.02 },
    residents: half("L3", "AllD"),
  },
};
