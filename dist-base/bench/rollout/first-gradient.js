// A process of its own: prints milliseconds from its start, and from its first line, to the first gradient of the rollout.
const begin = performance.now();
const [{ createEngine }, { rolloutOnTape }, { createProblem }] = await Promise.all([
    import("../../autodiff/index.js"),
    import("./on-tape.js"),
    import("./problem.js"),
]);
const { run } = rolloutOnTape(await createEngine(), createProblem());
run();
const end = performance.now();
console.log(JSON.stringify([end, end - begin]));
export {};
