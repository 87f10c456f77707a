/**
 * The reciprocity gradient: games, norms and populations, learners and the references they are held against. The engine
 * alone is `reciprocity-gradient/autodiff`.
 */
export * from "./game/index.js";
export * from "./reciprocity/index.js";
