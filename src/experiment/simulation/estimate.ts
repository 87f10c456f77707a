/** Means over episodes, with intervals: episodes are independent of each other, what happens within one is not. */

export interface Estimate {
  readonly value: number;
  /** Bounds of the interval of 95 %; NaN of a single episode. */
  readonly low: number;
  readonly high: number;
}

/**
 * Ratios of sums over episodes, many at once: in each episode so much of something in so many cases. Where the number of cases is
 * the same in every episode, it is the mean over episodes.
 */
export class Ratios {
  /** Of the episode so far, by cell. */
  readonly sums: Float64Array;
  readonly cases: Float64Array;
  private readonly all: Float64Array;
  private episodes = 0;

  constructor(private readonly cells: number) {
    this.sums = new Float64Array(cells);
    this.cases = new Float64Array(cells);
    this.all = new Float64Array(5 * cells);
  }

  add(cell: number, amount: number): void {
    this.sums[cell]! += amount;
    this.cases[cell]! += 1;
  }

  /** An episode is over. */
  close(): void {
    const { sums, cases, all } = this;
    for (let cell = 0, at = 0; cell < this.cells; cell++, at += 5) {
      const sum = sums[cell]!;
      const count = cases[cell]!;
      all[at]! += sum;
      all[at + 1]! += count;
      all[at + 2]! += sum * sum;
      all[at + 3]! += sum * count;
      all[at + 4]! += count * count;
    }
    sums.fill(0);
    cases.fill(0);
    this.episodes += 1;
  }

  /** Undefined of a cell in which there was no case. */
  estimate(cell: number): Estimate | undefined {
    const [sum = 0, count = 0, squares = 0, products = 0, counts = 0] = this.all.subarray(5 * cell, 5 * cell + 5);
    if (count === 0) return undefined;
    const { episodes } = this;
    const value = sum / count;
    // Rounding may leave a little less than nothing.
    const off = Math.max(0, squares - 2 * value * products + value * value * counts);
    const isNothing = off <= 1e-13 * squares;
    return interval(value, isNothing ? 0 : Math.sqrt((off * episodes) / (episodes - 1)) / count, episodes);
  }
}

/** The mean of some values, one an episode. */
export function meanOf(values: ArrayLike<number>): Estimate | undefined {
  const ratios = new Ratios(1);
  for (let at = 0; at < values.length; at++) {
    ratios.add(0, values[at]!);
    ratios.close();
  }
  return ratios.estimate(0);
}

function interval(value: number, standardError: number, episodes: number): Estimate {
  if (episodes < 2) return { value, low: Number.NaN, high: Number.NaN };
  const reach = studentReach(episodes - 1) * standardError;
  return { value, low: value - reach, high: value + reach };
}

/** Of one to four degrees of freedom, for which the series is too coarse. */
const FEW = [12.7062047362, 4.3026527297, 3.1824463053, 2.7764451052];
const NORMAL = 1.9599639845;

/** How many standard errors an interval of 95 % reaches: Student's distribution, by the expansion of Cornish and Fisher. */
export function studentReach(degrees: number): number {
  const few = FEW[degrees - 1];
  if (few !== undefined) return few;
  const z = NORMAL;
  const s = z * z;
  const terms = [
    (z * (s + 1)) / 4,
    (z * ((5 * s + 16) * s + 3)) / 96,
    (z * (((3 * s + 19) * s + 17) * s - 15)) / 384,
    (z * ((((79 * s + 776) * s + 1482) * s - 1920) * s - 945)) / 92160,
  ];
  return terms.reduce((sum, term, at) => sum + term / degrees ** (at + 1), z);
}
