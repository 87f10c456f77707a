/** Exit statuses that scripts rely on. After a signal it is 128 and the signal's number: 130 after Ctrl-C. */
export const statuses = { done: 0, failed: 1, wrongRequest: 2 };
