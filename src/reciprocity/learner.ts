// The learner's own two policies: networks over one-hot contexts, evaluated once on all contexts.
//
// The ascent is along the natural gradient of the softmax (Kakade 2001): the gradient with respect to the probabilities
// is exact, and on its way to the logits the Jacobian of the softmax, which vanishes as a choice becomes certain, is
// replaced by a constant. So what a choice is worth is felt wherever it stands: one that was learned early on, when the
// rest of the policy was different, as much as any other. A barrier keeps every choice within reach. In a natural gradient
// it does not matter either how often a context comes up; of that, as much is undone as `balance` says.
import { Network, type Tape, type Tensor } from "../autodiff/index.js";
import {
  type ChoiceError,
  decisionsOf,
  defineSituated,
  errorOf,
  type Game,
  type Half,
  inEach,
  openChoices,
  type Policy,
  rowsMet,
  SELF,
  type Sight,
  Situations,
} from "../game/index.js";
import { inputsOf, situatedContexts } from "./context.js";
import { inputsOfHalf } from "./decision-inputs.js";
import { tunedWidth } from "./tuned-width.js";

/** Which half of the learner's policy is learned; the other is given. */
export type Optimize = "action" | "signal" | "joint";

export interface LearnerOptions {
  readonly optimize: Optimize;
  /** Units of the hidden layers. */
  readonly hidden: readonly number[];
  readonly seed: number;
  /** Supplies the half that is not learned. */
  readonly fixed: Policy;
  /** How the gradient comes from the probabilities to the logits: by the constant slope and with attention, or by the softmax's own Jacobian. */
  readonly softmax?: "natural" | "plain";
  /** What is seen of an encounter beyond the two reputations; nothing unless told. */
  readonly sees?: readonly Sight[];
}

/** What stands for the Jacobian of the softmax, on logits of mean 0: half of that of two equal choices. */
const SLOPE = 0.25;
/** The barrier is felt by choices of less than exp(-8) = 0.0003; one whose ruling out gains d rests at exp(-8 - 2.5 d). */
const REACH = 8;
const BARRIER = 0.025;

/** A logit that leaves no chance. */
const RULED_OUT = -1e9;

/** The learner's policies on a tape: one table after the other for every situation, of which there is one unless more is seen. */
export class Learner {
  /** P(chosen action) [S rows, A], the rows of each situation as `decisionsOf` lays them out. */
  readonly action: Tensor;
  /** P(chosen signal) [S rows, K]. */
  readonly assessment: Tensor;
  /** The same as others see them, with the game's errors in; here the gradient is taken. */
  readonly performedAction: Tensor;
  readonly performedAssessment: Tensor;
  /** To be added to the loss: 0 unless a choice is all but ruled out. */
  readonly barrier: Tensor;
  /** Those of the two halves that are learned. */
  readonly learned: readonly LearnedHalf[];
  private readonly situations: Situations;

  constructor(
    tape: Tape,
    private readonly game: Game,
    { optimize, hidden, seed, fixed, softmax = "natural", sees = [] }: LearnerOptions,
  ) {
    const decisions = decisionsOf(game);
    const situations = new Situations(game, sees);
    this.situations = situations;
    const learn = (half: Half, seed: number): Choice => {
      const { features, inputs: width } = inputsOfHalf(decisions, half);
      const inputs = inputsOf(width, situations);
      const rows = situations.count * decisions.rows[half];
      const network = new Network(tape, { inputs, hidden, outputs: decisions.width[half], seed, tunedWidth });
      const contexts = tape.constant(situatedContexts(features, width, situations), [rows, inputs]);
      return choice(network.apply(contexts), softmax, rowsOfHalf(game, half, situations.count));
    };
    const give = (half: Half): Choice => given(tape, inEach(fixed[half], situations.count), decisions.width[half]);
    const action = optimize === "signal" ? give("action") : learn("action", seed);
    const assessment = optimize === "action" ? give("assessment") : learn("assessment", seed + hidden.length + 1);
    this.action = action.probabilities;
    this.assessment = assessment.probabilities;
    this.barrier = action.barrier.add(assessment.barrier);
    const halves = { action, assessment };
    this.learned = (["action", "assessment"] as const).flatMap((half) => {
      const { probabilities, probe, attention, open } = halves[half];
      return probe && attention && open ? [{ half, chances: probabilities, probe, attention, open }] : [];
    });
    this.performedAction = afterErrors(action.live, errorOf(game, "action"), openOf(game, "action", situations.count));
    this.performedAssessment = afterErrors(
      assessment.live,
      errorOf(game, "assessment"),
      openOf(game, "assessment", situations.count),
    );
  }

  /** What it would choose now. */
  policy(): Policy {
    return defineSituated(this.game, this.situations, this.action.value(), this.assessment.value());
  }
}

/** A half of the policy that is learned. */
export interface LearnedHalf {
  readonly half: Half;
  /** P(chosen), [contexts, outcomes]. */
  readonly chances: Tensor;
  /** Zeros that are added to the chances, so that the gradient by the chances can be read of them. */
  readonly probe: Tensor;
  /** By how much the gradient of each context is multiplied, [contexts, 1]; 1 until set. */
  readonly attention: Tensor;
  /** How many of the outcomes are open in each context. */
  readonly open: Uint8Array;
}

interface Choice {
  readonly probabilities: Tensor;
  /** The same numbers, with what stands for the slope to the logits. */
  readonly live: Tensor;
  readonly barrier: Tensor;
  /** Of one that is learned. */
  readonly probe?: Tensor;
  readonly attention?: Tensor;
  readonly open?: Uint8Array;
}

/** How many choices are open in each row, and whether the learner can come to it: 1 or 0. */
interface Rows {
  readonly open: Uint8Array;
  readonly met: Uint8Array;
}

function rowsOfHalf(game: Game, half: Half, situations: number): Rows {
  return { open: openOf(game, half, situations), met: repeated(rowsMet(game, SELF, half), situations) };
}

function openOf(game: Game, half: Half, situations: number): Uint8Array {
  return repeated(openChoices(decisionsOf(game), half), situations);
}

function repeated(rows: Uint8Array, times: number): Uint8Array {
  return Uint8Array.from({ length: times * rows.length }, (_, at) => rows[at % rows.length]!);
}

/** Choices by a softmax over the logits [contexts, outcomes]; those that are not open have no chance, whatever their logits are. */
function choice(raw: Tensor, softmax: "natural" | "plain", rows: Rows): Choice {
  const { tape } = raw;
  const [contexts, outcomes] = raw.shape as [number, number];
  const areOpen = rows.open.every((count) => count === outcomes);
  const open = areOpen ? undefined : openAlone(tape, rows.open, outcomes);
  const logits = open === undefined ? raw.sub(raw.mean(1).reshape([contexts, 1])) : open.centred(raw);
  const probabilities = logits.softmax();
  const attention = tape.input([contexts, 1]);
  attention.set(new Float32Array(contexts).fill(1));
  const probe = tape.input(raw.shape, { gradient: true });
  const slope = logits.sub(logits.stopGradient()).mul(SLOPE).mul(attention);
  const climbed = softmax === "plain" ? probabilities : probabilities.stopGradient().add(slope);
  const live = climbed.add(open === undefined ? probe : probe.mul(open.mask));
  return { probabilities, live, barrier: barrierOf(logits, rows), probe, attention, open: rows.open };
}

/** Where not all choices are open. */
function openAlone(
  tape: Tape,
  open: Uint8Array,
  outcomes: number,
): { readonly mask: Tensor; centred(raw: Tensor): Tensor } {
  const shape = [open.length, outcomes];
  const isOpen = Float32Array.from({ length: open.length * outcomes }, (_, at) =>
    Number(at % outcomes < open[Math.floor(at / outcomes)]!),
  );
  const mask = tape.constant(isOpen, shape);
  const closed = tape.constant(
    isOpen.map((is) => (is === 1 ? 0 : RULED_OUT)),
    shape,
  );
  const shares = tape.constant(
    Float32Array.from(open, (count) => 1 / count),
    [open.length, 1],
  );
  // The mean of a row is that of its open choices.
  const centred = (raw: Tensor) =>
    raw
      .sub(raw.mul(mask).sum(1).reshape([open.length, 1]).mul(shares))
      .mul(mask)
      .add(closed);
  return { mask, centred };
}

/**
 * Of more than two choices each is held by its own logit alone. Through the norm of the softmax those that are ruled out would
 * press upon the others, in proportion to their chances: not the best would be left, but all that are better than the mean, each
 * with a chance in proportion to by how much. Of two that is the same but for a factor. Choices that are not open, or that the learner
 * never comes to, are not held.
 */
function barrierOf(logits: Tensor, { open, met }: Rows): Tensor {
  const logs = logits.logSoftmax();
  const outcomes = logits.shape[1]!;
  const areHeld = !met.includes(0) && open.every((count) => count === outcomes);
  if (outcomes === 2 && areHeld) return logs.neg().sub(REACH).relu().square().sum().mul(BARRIER);
  const norm = logits.sub(logs).stopGradient();
  const ruledOut = norm.sub(logits).sub(REACH).relu();
  const held = (at: number) => met[Math.floor(at / outcomes)] === 1 && at % outcomes < open[Math.floor(at / outcomes)]!;
  const counted = areHeld
    ? ruledOut
    : ruledOut.mul(
        logits.tape.constant(
          Float32Array.from({ length: logits.size }, (_, at) => Number(held(at))),
          logits.shape,
        ),
      );
  return counted
    .square()
    .sum()
    .mul(2 * BARRIER);
}

function given(tape: Tape, table: Float64Array, outcomes: number): Choice {
  const probabilities = tape.constant(table, [table.length / outcomes, outcomes]);
  return { probabilities, live: probabilities, barrier: tape.constant(0) };
}

/** The error as an affine map of each row of chances, see game/error-channel.ts. */
function afterErrors(chosen: Tensor, { chance, toFirst }: ChoiceError, open: Uint8Array): Tensor {
  if (chance === 0) return chosen;
  const { tape } = chosen;
  const outcomes = chosen.shape[1]!;
  if (toFirst) return chosen.mul(1 - chance).add(tape.constant([chance, ...new Array<number>(outcomes - 1).fill(0)]));
  if (open.every((count) => count === outcomes)) {
    const each = chance / (outcomes - 1);
    return chosen.mul(1 - chance - each).add(each);
  }
  const each = (row: number) => chance / (open[row]! - 1);
  const kept = Float64Array.from(open, (_, row) => 1 - chance - each(row));
  const added = Float64Array.from({ length: chosen.size }, (_, at) => {
    const row = Math.floor(at / outcomes);
    return at % outcomes < open[row]! ? each(row) : 0;
  });
  return chosen.mul(tape.constant(kept, [open.length, 1])).add(tape.constant(added, chosen.shape));
}
