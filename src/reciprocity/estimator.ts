// The learner's private estimators of every opponent's policy, trained on public records and on nothing else.
import { Adam, type Engine, Network, type Tape, type Tensor } from "../autodiff/index.js";
import { type Game, NO_ACTION, type PublicRecords } from "../game/index.js";
import type { TapeState } from "./checkpoint.js";
import { actionContexts, assessmentContexts } from "./context.js";
import type { Society } from "./society.js";

export interface EstimatorOptions {
  readonly hidden: readonly number[];
  readonly seed: number;
  /** Step size of Adam. */
  readonly rate: number;
  /** Batches of records that are remembered; the oldest is forgotten when another comes. */
  readonly window: number;
}

/** Mean cross-entropy over the window, nats a record. */
export interface EstimatorLoss {
  readonly action: number;
  readonly assessment: number;
}

/** What `save` gives and `restore` takes. */
export interface EstimatorState extends TapeState {
  /** Counts of outcomes in each batch remembered, oldest first. */
  readonly window: readonly { readonly action: Float32Array; readonly assessment: Float32Array }[];
}

/**
 * One pair of networks an opponent, side by side. With one-hot contexts a window of records is, for the cross-entropy,
 * the same as how often each outcome was seen in each context; so that is what is kept.
 */
export class Estimators {
  /** P(action seen) of agents 1 .. N-1, [N-1, K^2, A]. */
  readonly action: Tensor;
  /** P(signal seen), [N-1, K^2 A, K]. */
  readonly assessment: Tensor;
  private readonly tape: Tape;
  private readonly optimizer: Adam;
  private readonly actionCounts: Tensor;
  private readonly assessmentCounts: Tensor;
  private readonly actionLoss: Tensor;
  private readonly assessmentLoss: Tensor;
  private readonly loss: Tensor;
  private window: { action: Float32Array; assessment: Float32Array }[] = [];

  constructor(
    engine: Engine,
    private readonly game: Game,
    private readonly options: EstimatorOptions,
  ) {
    const { reputations: k, actions: a } = game;
    const copies = game.agents - 1;
    const { hidden, seed } = options;
    const tape = engine.tape();
    this.tape = tape;
    const actions = new Network(tape, { inputs: 2 * k, hidden, outputs: a, copies, seed });
    const assessments = new Network(tape, {
      inputs: 2 * k + a,
      hidden,
      outputs: k,
      copies,
      seed: seed + hidden.length + 1,
    });
    const actionLog = actions.apply(tape.constant(actionContexts(game), [k * k, 2 * k])).logSoftmax();
    const assessmentLog = assessments
      .apply(tape.constant(assessmentContexts(game), [k * k * a, 2 * k + a]))
      .logSoftmax();
    this.actionCounts = tape.input(actionLog.shape);
    this.assessmentCounts = tape.input(assessmentLog.shape);
    this.actionLoss = actionLog.mul(this.actionCounts).sum().neg();
    this.assessmentLoss = assessmentLog.mul(this.assessmentCounts).sum().neg();
    this.loss = this.actionLoss.add(this.assessmentLoss);
    this.action = actionLog.exp();
    this.assessment = assessmentLog.exp();
    this.optimizer = new Adam(tape, { rate: options.rate });
  }

  /** Takes in public records. */
  observe(records: PublicRecords): void {
    const action = new Float32Array(this.actionCounts.size);
    const assessment = new Float32Array(this.assessmentCounts.size);
    const { reputations: k, actions: a } = this.game;
    const { first, second, reputationFirst, reputationSecond } = records;
    const { actionFirst, actionSecond, signalFirst, signalSecond } = records;
    // Opponent i is row i - 1; the learner needs no estimate of itself.
    const count = (subject: number, judge: number, own: number, partner: number, acted: number, signal: number) => {
      const context = own * k + partner;
      if (subject > 0) action[((subject - 1) * k * k + context) * a + acted]! += 1;
      if (judge > 0) assessment[(((judge - 1) * k * k + context) * a + acted) * k + signal]! += 1;
    };
    for (let at = 0; at < first.length; at++) {
      const i = first[at]!;
      const j = second[at]!;
      const reputationI = reputationFirst[at]!;
      const reputationJ = reputationSecond[at]!;
      count(i, j, reputationI, reputationJ, actionFirst[at]!, signalFirst[at]!);
      if (actionSecond[at] !== NO_ACTION) {
        count(j, i, reputationJ, reputationI, actionSecond[at]!, signalSecond[at]!);
      }
    }
    this.window.push({ action, assessment });
    if (this.window.length > this.options.window) this.window.shift();
    this.setCounts();
  }

  /** Steps of Adam on the cross-entropy over the window. */
  train(steps: number): EstimatorLoss {
    for (let step = 0; step < steps; step++) {
      this.tape.forward(this.loss);
      this.tape.backward(this.loss);
      this.optimizer.step();
    }
    this.tape.forward();
    return { action: this.actionLoss.item(), assessment: this.assessmentLoss.item() };
  }

  /** Copies the estimates of agents 1 .. N-1 as listed, the learner first, to the rows of a society without the learner. */
  read(agents: readonly number[], { action, assessment }: Society): void {
    copyRows(this.action, agents, action);
    copyRows(this.assessment, agents, assessment);
  }

  save(): EstimatorState {
    return {
      parameters: this.tape.parameters.map((parameter) => parameter.value()),
      optimizer: this.optimizer.save(),
      window: this.window,
    };
  }

  restore({ parameters, optimizer, window }: EstimatorState): void {
    const fits = window.every(
      ({ action, assessment }) =>
        action.length === this.actionCounts.size && assessment.length === this.assessmentCounts.size,
    );
    if (!fits || parameters.length !== this.tape.parameters.length) {
      throw new RangeError("checkpoint: is of another game or of other networks");
    }
    for (const [at, parameter] of this.tape.parameters.entries()) parameter.set(parameters[at]!);
    this.optimizer.restore(optimizer);
    this.window = [...window];
    if (window.length > 0) this.setCounts();
    this.tape.forward();
  }

  dispose(): void {
    this.tape.dispose();
  }

  /** The window's shares of outcomes, so that each loss is a mean over records. */
  private setCounts(): void {
    this.actionCounts.set(shares(this.window.map(({ action }) => action)));
    this.assessmentCounts.set(shares(this.window.map(({ assessment }) => assessment)));
  }
}

function copyRows(from: Tensor, agents: readonly number[], to: Tensor): void {
  const values = from.value();
  const size = values.length / from.shape[0]!;
  const rows = new Float32Array(to.size);
  for (let row = 0; row + 1 < agents.length; row++) {
    const at = (agents[row + 1]! - 1) * size;
    for (let column = 0; column < size; column++) rows[row * size + column] = values[at + column]!;
  }
  to.set(rows);
}

function shares(batches: readonly Float32Array[]): Float64Array {
  const sum = new Float64Array(batches[0]?.length ?? 0);
  for (const batch of batches) for (let at = 0; at < batch.length; at++) sum[at]! += batch[at]!;
  const total = sum.reduce((all, count) => all + count, 0);
  return total === 0 ? sum : sum.map((count) => count / total);
}
