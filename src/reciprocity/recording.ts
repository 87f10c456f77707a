// What a training has on its tape: the learner's policies, those of the others as estimated, and the payoff that a belief expects.
import { Adam, type Engine, type Tape, type Tensor } from "../autodiff/index.js";
import { decisionsOf, type Game, type Policy, Situations } from "../game/index.js";
import type { BeliefPropagation } from "./belief-propagation.js";
import { Learner, type LearnerOptions } from "./learner.js";
import type { PolicyTensors } from "./policy-tensors.js";
import { restoreTape, type TapeState, tapeState } from "./saved-tape.js";
import type { Slopes } from "./slopes.js";

/** Decay of Adam's mean square on the policies: short, so that steps keep their size while gradients change theirs. */
const BETA2 = 0.9;

export class Recording {
  readonly learner: Learner;
  /** Policies of the others who take part, as estimated. */
  readonly others: PolicyTensors;
  readonly payoff: Tensor;
  readonly loss: Tensor;
  readonly optimizer: Adam;
  private readonly tape: Tape;

  /** @param state parameters and the optimiser's, where they are carried over */
  constructor(
    engine: Engine,
    game: Game,
    private readonly belief: BeliefPropagation,
    options: LearnerOptions & { readonly rate: number },
    state?: TapeState,
  ) {
    const { rows, width } = decisionsOf(game);
    const { count } = new Situations(game, options.sees ?? []);
    const tape = engine.tape();
    this.tape = tape;
    this.learner = new Learner(tape, game, options);
    const { performedAction, performedAssessment } = this.learner;
    let others: PolicyTensors | undefined;
    this.payoff = belief.record(tape, (agents) => {
      const action = tape.input([agents - 1, rows.action, width.action]);
      const assessment = tape.input([agents - 1, rows.assessment, width.assessment]);
      others = { action, assessment };
      const ownAction = performedAction.reshape([count, rows.action, width.action]);
      const ownAssessment = performedAssessment.reshape([count, rows.assessment, width.assessment]);
      return {
        action: tape.concat([ownAction, action], 0),
        assessment: tape.concat([ownAssessment, assessment], 0),
      };
    });
    this.others = others!;
    this.loss = this.learner.barrier.sub(this.payoff);
    this.optimizer = new Adam(tape, { rate: options.rate, beta2: BETA2 });
    if (state !== undefined) restoreTape(tape, this.optimizer, state);
  }

  get state(): TapeState {
    return tapeState(this.tape, this.optimizer);
  }

  /** Computes everything, and gives what the belief expects. */
  forward(): number {
    this.tape.forward();
    return this.payoff.item();
  }

  /** What the learner would choose now. */
  policy(): Policy {
    this.tape.forward(this.learner.barrier);
    return this.learner.policy();
  }

  /** The chances of all choices that are learned, and the gradient of the payoff per encounter by them. */
  slopes(): Slopes[] {
    this.tape.backward(this.loss);
    return this.gradients();
  }

  /** The same, with the other sign, of what influence brings that is carried beyond what is followed jointly; undefined where none is. */
  carriedSlopes(): Slopes[] | undefined {
    const { carried, cut } = this.belief;
    if (carried === undefined || cut === 0) return undefined;
    this.tape.backward(carried);
    return this.gradients();
  }

  dispose(): void {
    this.tape.dispose();
  }

  private gradients(): Slopes[] {
    const { countedEach } = this.belief;
    return this.learner.learned.map(({ chances, probe, open }) => ({
      chances: chances.value(),
      // The loss is the negative payoff, for each encounter that is counted.
      gradient: probe.gradient().map((slope) => -countedEach * slope),
      outcomes: chances.shape[1]!,
      open,
    }));
  }
}
