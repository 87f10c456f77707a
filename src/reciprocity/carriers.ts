// Whom the influence of a decision has come to, and what reputation each of them has in each of the decision's outcomes.

/** A reputation whose chances differ by less than this between any two outcomes carries nothing on. */
export const NEGLIGIBLE = 2 ** -12;

export class Carriers {
  /** Numbers that a carrier takes: [outcomes, K]. */
  readonly width: number;
  /** Who they are: the first `count`. */
  readonly agents: Int32Array;
  count = 0;
  /** The place of each agent in the list + 1. */
  private readonly placeOf: Int32Array;
  /** Chances of reputations, [outcomes, K] each: first of those who were seen to have one, by which; then of carriers. */
  chances: Float64Array;

  /**
   * @param everybody how many agents there are
   * @param k reputations
   */
  constructor(
    everybody: number,
    private readonly k: number,
    outcomes: number,
  ) {
    this.width = outcomes * k;
    this.agents = new Int32Array(everybody);
    this.placeOf = new Int32Array(everybody);
    this.chances = new Float64Array(2 * k * this.width);
    for (let seen = 0; seen < k; seen++) {
      for (let at = seen * this.width + seen; at < (seen + 1) * this.width; at += k) this.chances[at] = 1;
    }
  }

  has(agent: number): boolean {
    return this.placeOf[agent]! > 0;
  }

  /** Where the chances of an agent stand, which has the reputation that was seen where it is no carrier. */
  find(agent: number, seen: number): number {
    const place = this.placeOf[agent]!;
    return (place > 0 ? this.k + place - 1 : seen) * this.width;
  }

  /** Where the chances of a new carrier are to be written. It may be that all of them move to another array. */
  add(agent: number): number {
    const place = (this.k + this.count) * this.width;
    if (place === this.chances.length) {
      const more = new Float64Array(2 * place);
      more.set(this.chances);
      this.chances = more;
    }
    this.agents[this.count] = agent;
    this.count += 1;
    this.placeOf[agent] = this.count;
    return place;
  }

  /** A new carrier, of one reputation in each outcome. */
  setOut(agent: number, reputations: Int32Array): void {
    const place = this.add(agent);
    this.chances.fill(0, place, place + this.width);
    for (let outcome = 0; outcome < reputations.length; outcome++) {
      this.chances[place + outcome * this.k + reputations[outcome]!] = 1;
    }
  }

  /** Lets go of those whose reputation is the same whatever the outcome. */
  letGo(): void {
    const { agents, placeOf, chances, width, k } = this;
    for (let place = this.count - 1; place >= 0; place--) {
      const from = (k + place) * width;
      let differs = false;
      for (let reputation = 1; reputation < k && !differs; reputation++) {
        const seen = chances[from + reputation]!;
        for (let at = reputation + k; at < width && !differs; at += k) {
          const difference = chances[from + at]! - seen;
          differs = difference > NEGLIGIBLE || difference < -NEGLIGIBLE;
        }
      }
      if (differs) continue;
      placeOf[agents[place]!] = 0;
      this.count -= 1;
      if (place === this.count) continue;
      const moved = agents[this.count]!;
      agents[place] = moved;
      placeOf[moved] = place + 1;
      chances.copyWithin(from, (k + this.count) * width, (k + this.count + 1) * width);
    }
  }

  clear(): void {
    for (let place = 0; place < this.count; place++) this.placeOf[this.agents[place]!] = 0;
    this.count = 0;
  }
}
