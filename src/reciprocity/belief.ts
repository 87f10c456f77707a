// The three beliefs that can carry the reputations, behind one interface.
import type { Tape, Tensor } from "../autodiff/index.js";
import { checkGame, type Game, type PublicRecords, SELF } from "../game/index.js";
import { checkValue, integer, OptionError, oneOf } from "../options.js";
import { AnchoredBelief } from "./anchored-belief.js";
import type { AnchoredOptions } from "./anchored-schedule.js";
import type { BeliefPropagation } from "./belief-propagation.js";
import { beyondDonations, canCarry } from "./donations-only.js";
import { JointBelief } from "./joint-belief.js";
import { MeanField } from "./mean-field.js";
import type { PolicyTensors } from "./policy-tensors.js";
import { checkStates } from "./too-large-error.js";

/** `anchored`: decision by decision; `joint`: exact, K^N states; `mean-field`: independent marginals. */
export type Belief = "anchored" | "joint" | "mean-field";

export const beliefTaken = oneOf(["anchored", "joint", "mean-field"]);

/** @throws TooLargeError for a joint belief of too many agents */
export function createBelief(
  belief: Belief,
  game: Game,
  episodes: number,
  options: AnchoredOptions,
): BeliefPropagation {
  checkValue("belief", belief, beliefTaken);
  checkGame(game);
  checkValue("episodes", episodes, integer(1));
  if (belief === "mean-field") {
    if (!canCarry(game)) throw new OptionError("belief", belief, `anchored or joint ${beyondDonations(game)}`);
    return new MeanFieldBelief(game, episodes);
  }
  if (belief === "anchored") return new AnchoredBelief(game, episodes, options);
  checkStates(game, 'the belief "anchored" takes any number');
  return new JointBelief(game, episodes);
}

class MeanFieldBelief implements BeliefPropagation {
  readonly cut = 0;
  readonly countedEach = 1;
  readonly carried = undefined;
  readonly agents: readonly number[];
  private records: PublicRecords | undefined;
  private recorded: MeanField | undefined;

  constructor(
    private readonly game: Game,
    private readonly episodes: number,
  ) {
    this.agents = Array.from({ length: game.agents }, (_, agent) => agent);
  }

  take(records: PublicRecords): boolean {
    this.records = records;
    return this.recorded !== undefined;
  }

  record(tape: Tape, policiesOf: (agents: number) => PolicyTensors): Tensor {
    this.recorded = new MeanField(tape, this.game, policiesOf(this.game.agents), this.episodes);
    return this.recorded.payoff;
  }

  load(): void {
    const { first, second } = this.records!;
    let meetings = 0;
    for (let at = 0; at < first.length; at++) if (first[at] === SELF || second[at] === SELF) meetings += 1;
    this.recorded!.load(this.records!, 1 / Math.max(1, meetings));
  }

  size(): undefined {
    return undefined;
  }

  reserve(): void {
    // The game alone determines the size.
  }
}
