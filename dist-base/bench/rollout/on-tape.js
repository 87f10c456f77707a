import { BENEFIT, COST, HIDDEN, ROWS, STEPS } from "./problem.js";
/** Records the program; what is given back computes loss and gradient anew with every `run`. */
export function rolloutOnTape(engine, problem) {
    const tape = engine.tape();
    const policy = weightsOf(problem.policy, (shape, data) => tape.parameter(shape, { init: data }));
    const resident = weightsOf(problem.resident, (shape, data) => tape.constant(data, shape));
    let state = tape.constant(problem.state, [ROWS, 2]);
    let payoff = tape.constant(0);
    for (let step = 0; step < STEPS; step++) {
        const action = apply(policy, state);
        state = apply(resident, tape.concat([state, action], 1));
        payoff = payoff.add(state.slice(1, 0, 1).mul(BENEFIT).sub(action.mul(COST)).mean());
    }
    const loss = payoff.mul(-1 / STEPS);
    return {
        run() {
            tape.forward();
            tape.backward(loss);
        },
        answer: () => ({ loss: loss.item(), gradient: policy.flatMap((tensor) => [...tensor.gradient()]) }),
        dispose: () => tape.dispose(),
    };
}
function apply([w1, b1, w2, b2], inputs) {
    return inputs.dense(w1, b1, "tanh").dense(w2, b2, "sigmoid");
}
function weightsOf({ inputs, outputs, w1, b1, w2, b2 }, tensor) {
    return [tensor([inputs, HIDDEN], w1), tensor([HIDDEN], b1), tensor([HIDDEN, outputs], w2), tensor([outputs], b2)];
}
