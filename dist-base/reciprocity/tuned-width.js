/** Width of the hidden layers that all defaults were chosen with; wider ones of the learner take smaller steps. */
export const tunedWidth = 16;
