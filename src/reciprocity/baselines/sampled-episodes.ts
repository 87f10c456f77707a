// Whole imagined episodes on the tape: every agent's action and every signal is sampled, and the gradient passes through.
import type { Tape, Tensor } from "../../autodiff/index.js";
import { drawMatching, type Game, initialDistribution, pairsPerRound, type Random, SELF } from "../../game/index.js";
import type { PolicyTensors } from "../policy-tensors.js";
import { encountersEach } from "./reputation-process.js";
import { gumbelSoftmax, straightThrough } from "./sampled-choice.js";
import { type SampledEncounter, SampledRound, sidesOf } from "./sampled-round.js";

export interface SamplingOptions {
  /** Imagined at once. */
  readonly episodes: number;
  /**
   * Rounds after which the gradient is cut off: what was done before counts no more (truncated backpropagation). In a round-robin
   * as many rounds as the learner needs on average for so many encounters.
   */
  readonly window: number;
  /** Of the softmax; absent: straight through. */
  readonly temperature?: number;
}

export class SampledEpisodes {
  /** The learner's mean payoff per encounter, as the game counts encounters. */
  readonly payoff: Tensor;
  private readonly start: Tensor;
  private readonly weight: Tensor;
  private readonly rounds: SampledRound[] = [];
  private readonly uniform: Tensor[] = [];

  constructor(
    private readonly tape: Tape,
    private readonly game: Game,
    policies: PolicyTensors,
    private readonly options: SamplingOptions,
  ) {
    const { agents, reputations: k } = game;
    const { episodes } = options;
    const window = Math.max(1, Math.round((options.window * game.rounds) / encountersEach(game)));
    this.start = tape.input([episodes * agents, k]);
    this.weight = tape.input([]);
    const layout = sidesOf(game, policies, episodes);
    let reputation = this.start;
    let total: Tensor | undefined;
    for (let number = 0; number < game.rounds; number++) {
      if (number > 0 && number % window === 0) reputation = reputation.stopGradient();
      const round = new SampledRound(tape, game, layout, reputation, (chances) => this.sample(chances));
      this.rounds.push(round);
      total = total === undefined ? round.paid : total.add(round.paid);
      reputation = round.reputation;
    }
    this.payoff = total!.mul(this.weight);
  }

  /** Draws who meets whom, the first reputations, and the noise of every choice. */
  draw(random: Random): void {
    const { game } = this;
    const { agents, reputations: k, discount } = game;
    const { episodes } = this.options;
    const pairs = pairsPerRound(game);
    const matchings = Array.from({ length: episodes }, () => drawMatching(game, random).slice());
    // What the learner's next encounter counts in each episode, and what all of them count.
    const counts = new Float64Array(episodes).fill(1);
    let counted = 0;
    for (const [number, round] of this.rounds.entries()) {
      const encounters: SampledEncounter[] = [];
      for (const [episode, matching] of matchings.entries()) {
        for (let pair = 0; pair < pairs; pair++) {
          const at = 2 * (number * pairs + pair);
          const [first, second] = [matching[at]!, matching[at + 1]!];
          const role = first === SELF ? 0 : second === SELF ? 1 : undefined;
          const weight = role === undefined ? 0 : counts[episode]!;
          encounters.push({ episode, first, second, role, weight });
          if (role === undefined) continue;
          counted += weight;
          counts[episode]! *= discount;
        }
      }
      round.set(encounters);
    }
    this.weight.set([counted === 0 ? 1 : 1 / counted]);
    const chances = initialDistribution(game);
    const start = new Float32Array(episodes * agents * k);
    for (let row = 0; row < episodes * agents; row++) start[row * k + drawn(chances, random)] = 1;
    this.start.set(start);
    // 23 bits and a half: never 0 and never 1, in single precision too.
    for (const uniform of this.uniform) {
      uniform.set(Float32Array.from({ length: uniform.size }, () => ((random.bits() >>> 9) + 0.5) / 0x800000));
    }
  }

  /** One-hot samples [rows, outcomes] of chances. */
  private sample(chances: Tensor): Tensor {
    const uniform = this.tape.input(chances.shape);
    // Ones half, until the first draw: their logarithm is finite.
    uniform.set(new Float32Array(uniform.size).fill(0.5));
    this.uniform.push(uniform);
    const { temperature } = this.options;
    return temperature === undefined ? straightThrough(chances, uniform) : gumbelSoftmax(chances, uniform, temperature);
  }
}

function drawn(chances: Float64Array, random: Random): number {
  let left = random.uniform();
  for (let outcome = 0; outcome < chances.length - 1; outcome++) {
    left -= chances[outcome]!;
    if (left < 0) return outcome;
  }
  return chances.length - 1;
}
