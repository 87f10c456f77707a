// Coordinate ascent over deterministic policies: a choice is changed where that is worth more, evaluated exactly, until no
// change of one choice is that was tried. Slopes say what to try first, and often many changes can be made at once.
import type { Point, RuleSpace } from "./rules.js";
import type { Worth } from "./worth.js";

/** A change of one choice, and what it promises. */
interface Change {
  readonly place: number;
  readonly choice: number;
  readonly gain: number;
}

/** Changes of one choice that are tried in any case, and at once. */
const FEW = 8;
const BATCH = 32;
/** Evaluations that finding the slopes takes the time of. */
const SLOPES_TAKE = 3;

export class Ascent {
  /** Evaluations made so far. */
  evaluations = 0;
  private readonly known = new Map<string, number>();
  /** Where a climb from each point ended, by the point and what was free. */
  private readonly ends = new Map<string, Point>();

  /** @param close a change has to be worth more than this */
  constructor(
    private readonly space: RuleSpace,
    private readonly worth: Worth,
    private readonly close: number,
  ) {}

  payoff(point: Point): number {
    const known = this.known.get(point.join());
    if (known !== undefined) return known;
    this.evaluate([point]);
    return this.payoff(point);
  }

  /** Several at once. */
  evaluate(points: readonly Point[]): void {
    const fresh = new Map(points.map((point) => [point.join(), point]));
    for (const key of fresh.keys()) if (this.known.has(key)) fresh.delete(key);
    if (fresh.size === 0) return;
    this.evaluations += fresh.size;
    const payoffs = this.worth.payoffs([...fresh.values()]);
    for (const [at, key] of [...fresh.keys()].entries()) this.known.set(key, payoffs[at]!);
  }

  /**
   * Where changes of one choice after another lead.
   *
   * @param limit of all evaluations: the climb ends where it gets there
   * @param isThorough whether changes are tried that promise nothing: all of them, or as many as may be
   * @param isFree the places whose choices may be changed
   */
  climb(start: Point, limit: number, isThorough = false, isFree: (place: number) => boolean = () => true): Point {
    const places = this.space.free.filter(isFree);
    const path: string[] = [];
    let here = start;
    for (;;) {
      const key = `${isThorough} ${places.join()} ${here.join()}`;
      path.push(key);
      const end = this.ends.get(key);
      const next = end ?? (this.evaluations < limit ? this.step(here, places, isThorough) : undefined);
      if (next !== undefined) here = next;
      if (next === undefined || end !== undefined) break;
    }
    for (const key of path) this.ends.set(key, here);
    return here;
  }

  private step(here: Point, places: readonly number[], isThorough: boolean): Point | undefined {
    return this.worth.slopes === undefined ? this.steepest(here, places) : this.promised(here, places, isThorough);
  }

  /** The best change of all. */
  private steepest(here: Point, places: readonly number[]): Point | undefined {
    const points = places.flatMap((place) =>
      Array.from({ length: this.space.width(place) }, (_, choice) => here.with(place, choice)),
    );
    this.evaluate(points);
    const best = points.reduce((one, other) => (this.payoff(other) > this.payoff(one) ? other : one), here);
    return this.isBetter(best, here) ? best : undefined;
  }

  /** As many of the promising changes as are worth more together, else one that is by itself. */
  private promised(here: Point, places: readonly number[], isThorough: boolean): Point | undefined {
    this.evaluations += SLOPES_TAKE;
    const slope = this.worth.slopes!(here);
    const changes = places
      .flatMap((place) => {
        const own = slope(place, here[place]!);
        return Array.from({ length: this.space.width(place) }, (_, choice) => ({
          place,
          choice,
          gain: slope(place, choice) - own,
        }));
      })
      // What makes no difference at all is where the learner never gets to.
      .filter(({ gain }) => gain !== 0)
      .sort((one, other) => other.gain - one.gain);
    const best = new Map<number, Change>();
    for (const change of changes) {
      if (change.gain > this.close && !best.has(change.place)) best.set(change.place, change);
    }
    const promising = [...best.values()];
    for (let count = promising.length; count > 1; count = Math.floor(count / 2)) {
      const point = changed(here, promising.slice(0, count));
      if (this.isBetter(point, here)) return point;
    }
    const most = Math.max(promising.length, isThorough ? this.worth.trials : FEW);
    for (let from = 0; from < Math.min(most, changes.length); from += BATCH) {
      const points = changes.slice(from, Math.min(most, from + BATCH)).map((change) => changed(here, [change]));
      this.evaluate(points);
      const top = points.reduce((one, other) => (this.payoff(other) > this.payoff(one) ? other : one));
      if (this.isBetter(top, here)) return top;
    }
    return undefined;
  }

  private isBetter(one: Point, other: Point): boolean {
    return this.payoff(one) > this.payoff(other) + this.close;
  }
}

function changed(point: Point, changes: readonly Change[]): Point {
  const next = [...point];
  for (const { place, choice } of changes) next[place] = choice;
  return next;
}
