/** The learner, in its own numbering of the agents. */
export const SELF = 0;
