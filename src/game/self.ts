/** The learner in its own numbering of the agents: others are 1 .. N-1. Which agent of a game it is, its environment knows. */
export const SELF = 0;
