/**
 * The reciprocity gradient: games, norms and populations, learners, the references they are held against, and whole runs
 * as the command makes them. The engine
 * alone is `reciprocity-gradient/autodiff`.
 */
export * from "./experiment/index.js";
export * from "./game/index.js";
export * from "./reciprocity/index.js";
