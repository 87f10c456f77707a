// What is mutated, and which tests judge it: the folder of the same name under test/.
export const areas = ["game", "autodiff", "reciprocity"];

/**
 * Tests that are left out, for each trains for many seconds what quicker tests hold too. A mutant that only these would
 * notice counts as a survivor.
 */
export const leftOut = [
  "reciprocity/continuous/methods",
  "reciprocity/baselines/known-answer",
  "reciprocity/baselines/methods",
  "reciprocity/played-oracle",
];

/** The slowest of the others, from quick to slow: they run last, and only if no quicker test noticed. */
export const slow = [
  "game/episode",
  "game/continuous",
  "game/matching",
  "autodiff/memory",
  "autodiff/softmax",
  "autodiff/program",
  "autodiff/algebra",
  "autodiff/operations",
  "reciprocity/simulation",
  "reciprocity/continuous/sight",
  "reciprocity/anchored-average",
  "reciprocity/continuous/gradient",
  "reciprocity/joint",
  "reciprocity/mean-field",
  "reciprocity/baselines/played-model",
  "reciprocity/oracle-error",
  "reciprocity/continuous/oracle",
  "reciprocity/learning",
  "reciprocity/baselines/donation-process",
  "reciprocity/baselines/sampled-episodes",
  "reciprocity/oracle-bound",
  "reciprocity/oracle-best-response",
];
