/**
 * The reciprocity gradient: games, norms and populations, learners, the references they are held against, and whole trainings.
 * All of it runs wherever JavaScript does; what needs a file system or threads is `reciprocity-gradient/node`. The engine alone is
 * `reciprocity-gradient/autodiff`.
 */
export * from "./experiment/index.js";
export * from "./game/index.js";
export * from "./reciprocity/index.js";
