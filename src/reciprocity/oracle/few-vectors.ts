// An episode followed exactly by the vectors of reputations that have any chance: where residents decide by rules and nobody errs
// these are few, however many there might be. A vector is a number whose digits, one an agent, are the reputations.
import { type Game, initialDistribution, type Matching, SELF } from "../../game/index.js";

/** What becomes of two who meet, by both reputations before (`r0 K + r1`). */
export interface Outcomes {
  /** What it pays role 0 and role 1 on average. */
  readonly payoffs: readonly [Float64Array, Float64Array];
  /** After the reputations of index c come those of `after[at]` (`s0 K + s1`) with `chances[at]`, `at` from `starts[c]` to `starts[c + 1]`. */
  readonly starts: Int32Array;
  readonly after: Int32Array;
  readonly chances: Float64Array;
}

/** An encounter that matters. */
export interface Step {
  readonly first: number;
  readonly second: number;
  /** Of the episode. */
  readonly round: number;
  /** Encounters that each had before. */
  readonly before: readonly [number, number];
  /** Whether anything depends on their reputations afterwards; else these are forgotten. */
  readonly goesOn: readonly [boolean, boolean];
}

/** The most vectors that are followed at once. */
export const MOST_VECTORS = 2 ** 15;

/** Whether a vector is a number without loss. */
export function canNumber({ agents, reputations }: Pick<Game, "agents" | "reputations">): boolean {
  return reputations ** agents <= Number.MAX_SAFE_INTEGER;
}

/**
 * The encounters of a matching that some agents' payoffs depend on, in their order.
 *
 * @param isWanted whose payoffs
 */
export function stepsOf(game: Game, matching: Matching, isWanted: (agent: number) => boolean): Step[] {
  const { agents, stage, rounds } = game;
  const pairs = matching.length / 2 / rounds;
  const met = new Int32Array(agents);
  const all: Step[] = [];
  for (let at = 0; at < matching.length; at += 2) {
    const [first, second] = [matching[at]!, matching[at + 1]!];
    const before = [met[first]!++, met[second]!++] as const;
    all.push({ first, second, round: Math.floor(at / 2 / pairs), before, goesOn: [true, true] });
  }
  const isLive = new Uint8Array(agents);
  const steps: Step[] = [];
  for (const step of all.toReversed()) {
    const { first, second } = step;
    const goesOn = [isLive[first] === 1, isLive[second] === 1] as const;
    const isPaid = isWanted(first) || isWanted(second);
    if (!isPaid && !(goesOn[0] && stage.judged[0]) && !(goesOn[1] && stage.judged[1])) continue;
    isLive[first] = 1;
    isLive[second] = 1;
    steps.push({ ...step, goesOn });
  }
  return steps.reverse();
}

/** Vectors and their chances. */
interface Vectors {
  readonly states: readonly number[];
  readonly chances: readonly number[];
}

/** Encounters that are followed, and the first reputations of those who take part. */
export interface Course {
  readonly steps: readonly Step[];
  /** Undefined where they are too many. */
  readonly start: Vectors | undefined;
}

/** Follows vectors of one game. */
export class VectorFollower {
  private readonly strides: readonly number[];

  constructor(
    private readonly game: Game,
    private readonly most = MOST_VECTORS,
  ) {
    const { agents, reputations: k } = game;
    this.strides = Array.from({ length: agents }, (_, agent) => k ** agent);
  }

  /** Prepares what may be followed many times. */
  course(steps: readonly Step[]): Course {
    return { steps, start: this.first(steps) };
  }

  /**
   * Calls back with every encounter, in both reputations that have a chance.
   *
   * @param outcomes of an encounter
   * @param visit with the chance of these reputations, index `r0 K + r1`
   * @returns false where there are too many vectors
   */
  follow(
    { steps, start }: Course,
    outcomes: (step: Step) => Outcomes,
    visit: (step: Step, of: Outcomes, context: number, chance: number) => void,
  ): boolean {
    const { reputations: k } = this.game;
    let now = start;
    for (const step of steps) {
      if (now === undefined) return false;
      const of = outcomes(step);
      const [i, j] = [this.strides[step.first]!, this.strides[step.second]!];
      for (let at = 0; at < now.states.length; at++) {
        const state = now.states[at]!;
        visit(step, of, this.digit(state, i) * k + this.digit(state, j), now.chances[at]!);
      }
      now = this.after(now, step, of);
    }
    return now !== undefined;
  }

  /** The reputations that matter at all, at the start. */
  private first(steps: readonly Step[]): Vectors | undefined {
    const initial = initialDistribution(this.game);
    const agents = new Set(steps.flatMap(({ first, second }) => [first, second]));
    let states = [0];
    let chances = [1];
    for (const agent of agents) {
      const wider: number[] = [];
      const likely: number[] = [];
      for (const [at, state] of states.entries()) {
        for (const [reputation, chance] of initial.entries()) {
          if (chance === 0) continue;
          wider.push(state + reputation * this.strides[agent]!);
          likely.push(chances[at]! * chance);
        }
      }
      if (wider.length > this.most) return undefined;
      states = wider;
      chances = likely;
    }
    return { states, chances };
  }

  private after(now: Vectors, { first, second, goesOn }: Step, of: Outcomes): Vectors | undefined {
    const { reputations: k } = this.game;
    const [i, j] = [this.strides[first]!, this.strides[second]!];
    // Of one vector what follows differs, unless what is forgotten makes it the same.
    const places = now.states.length === 1 && goesOn[0] && goesOn[1] ? undefined : new Map<number, number>();
    const states: number[] = [];
    const chances: number[] = [];
    for (let from = 0; from < now.states.length; from++) {
      const state = now.states[from]!;
      const [r0, r1] = [this.digit(state, i), this.digit(state, j)];
      const context = r0 * k + r1;
      const rest = state - r0 * i - r1 * j;
      for (let at = of.starts[context]!; at < of.starts[context + 1]!; at++) {
        const both = of.after[at]!;
        const next = rest + (goesOn[0] ? Math.floor(both / k) * i : 0) + (goesOn[1] ? (both % k) * j : 0);
        const chance = now.chances[from]! * of.chances[at]!;
        const place = places?.get(next);
        if (place !== undefined) chances[place]! += chance;
        else {
          places?.set(next, states.length);
          states.push(next);
          chances.push(chance);
        }
      }
      if (states.length > this.most) return undefined;
    }
    return { states, chances };
  }

  private digit(state: number, stride: number): number {
    return Math.floor(state / stride) % this.game.reputations;
  }
}

/** Outcomes from tables, see `encounterTable` and `payoffTable`. */
export function outcomesFrom(table: Float64Array, payoffs: readonly [Float64Array, Float64Array]): Outcomes {
  const contexts = payoffs[0].length;
  const starts = new Int32Array(contexts + 1);
  const after: number[] = [];
  const chances: number[] = [];
  for (let cell = 0; cell < table.length; cell++) {
    if (table[cell] !== 0) {
      after.push(cell % contexts);
      chances.push(table[cell]!);
    }
    starts[Math.floor(cell / contexts) + 1] = after.length;
  }
  return { payoffs, starts, after: Int32Array.from(after), chances: Float64Array.from(chances) };
}

/** What an agent's encounters count, by how many it had before, `[rounds]`: by products, which are the same everywhere. */
export function weightsOf({ discount, rounds }: Pick<Game, "discount" | "rounds">): Float64Array {
  const weights = new Float64Array(rounds).fill(1);
  for (let met = 1; met < rounds; met++) weights[met] = weights[met - 1]! * discount;
  return weights;
}

/** For whose payoffs. */
export const onlySelf = (agent: number): boolean => agent === SELF;
