// The learner's private estimators of every opponent's policy, trained on public records and on nothing else.
import { Adam, type Engine, Network, type Tape, type Tensor } from "../autodiff/index.js";
import { type Game, NO_ACTION, type PublicRecords } from "../game/index.js";
import { foreignCheckpoint, restoreTape, type TapeState, tapeState } from "./checkpoint.js";
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
  readonly window: readonly Counts[];
}

/** How often each outcome was seen in each context, by opponent; in the orders of the estimates. */
interface Counts {
  readonly action: Float32Array;
  readonly assessment: Float32Array;
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
  private window: Counts[] = [];
  /** Of the window. */
  private sum: Counts;

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
    this.sum = this.noCounts();
  }

  /** Takes in public records. */
  observe(records: PublicRecords): void {
    const { action, assessment } = this.noCounts();
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
    this.remember({ action, assessment });
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
    return { ...tapeState(this.tape, this.optimizer), window: this.window };
  }

  restore({ window, ...state }: EstimatorState): void {
    const fits = window.every(
      ({ action, assessment }) =>
        action.length === this.actionCounts.size && assessment.length === this.assessmentCounts.size,
    );
    if (!fits) throw foreignCheckpoint("another game");
    restoreTape(this.tape, this.optimizer, state);
    this.window = [];
    this.sum = this.noCounts();
    for (const counts of window) this.remember(counts);
    if (window.length > 0) this.setCounts();
    this.tape.forward();
  }

  dispose(): void {
    this.tape.dispose();
  }

  /** Takes counts into the window, and the oldest out where it is full. Sums of whole numbers are exact up to 2^24. */
  private remember(counts: Counts): void {
    this.window.push(counts);
    addCounts(this.sum, counts, 1);
    if (this.window.length > this.options.window) addCounts(this.sum, this.window.shift()!, -1);
  }

  private noCounts(): Counts {
    return {
      action: new Float32Array(this.actionCounts.size),
      assessment: new Float32Array(this.assessmentCounts.size),
    };
  }

  /** The window's shares of outcomes, so that each loss is a mean over records. */
  private setCounts(): void {
    this.actionCounts.set(shares(this.sum.action));
    this.assessmentCounts.set(shares(this.sum.assessment));
  }
}

/** Only rows that are asked for are read, however many there are. */
function copyRows(from: Tensor, agents: readonly number[], to: Tensor): void {
  const rows = new Float32Array(to.size);
  from.rows(
    agents.slice(1).map((agent) => agent - 1),
    rows,
  );
  to.set(rows);
}

function addCounts(sum: Counts, { action, assessment }: Counts, sign: number): void {
  for (let at = 0; at < action.length; at++) sum.action[at]! += sign * action[at]!;
  for (let at = 0; at < assessment.length; at++) sum.assessment[at]! += sign * assessment[at]!;
}

function shares(counts: Float32Array): Float32Array {
  let total = 0;
  for (let at = 0; at < counts.length; at++) total += counts[at]!;
  return total === 0 ? counts : counts.map((count) => count / total);
}
