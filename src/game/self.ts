/** The learner in its own numbering of agents: oneself. */
export const SELF = 0;
