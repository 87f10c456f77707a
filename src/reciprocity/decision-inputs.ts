// What a network sees of the contexts of a decision: everything that it depends on, one-hot.
import { contextOf, type Decision, type Decisions, type Factor, type Half } from "../game/index.js";

export interface DecisionInputs {
  /** A row for each context, `[contexts, inputs]`. */
  readonly features: Float32Array;
  readonly inputs: number;
}

/** What was done stands first, then reputations, then whether the two are kin. */
const order: readonly Factor[] = [
  "subjectAction",
  "judgeAction",
  "partnerAction",
  "own",
  "partner",
  "subject",
  "judge",
  "kin",
];

/** Of one decision. */
export function inputsOfDecision(decisions: Decisions, decision: Decision): DecisionInputs {
  const { sees, sizes, start, contexts, half } = decision;
  const places: number[] = [];
  let inputs = 0;
  for (const factor of order) {
    const at = sees.indexOf(factor);
    if (at < 0) continue;
    places[at] = inputs;
    inputs += sizes[at]!;
  }
  const features = new Float32Array(contexts * inputs);
  for (let context = 0; context < contexts; context++) {
    const { seen } = contextOf(decisions, half, start + context);
    for (const [at, value] of seen.entries()) features[context * inputs + places[at]! + value] = 1;
  }
  return { features, inputs };
}

/** Of all decisions of a half, in the order of its rows; each has inputs of its own, which are 0 in the rows of the others. */
export function inputsOfHalf(decisions: Decisions, half: Half): DecisionInputs {
  const parts = decisions.all
    .filter((decision) => decision.half === half)
    .map((decision) => ({ decision, ...inputsOfDecision(decisions, decision) }));
  const inputs = parts.reduce((sum, part) => sum + part.inputs, 0);
  const features = new Float32Array(decisions.rows[half] * inputs);
  let place = 0;
  for (const { decision, features: own, inputs: width } of parts) {
    for (let context = 0; context < decision.contexts; context++) {
      const row = own.subarray(context * width, (context + 1) * width);
      features.set(row, (decision.start + context) * inputs + place);
    }
    place += width;
  }
  return { features, inputs };
}
