/** The same cases in every run, few of them where a test does not ask for more, and no search for the smallest. */
import fc from "fast-check";

fc.configureGlobal({ seed: 1, numRuns: 50, endOnFailure: true });
