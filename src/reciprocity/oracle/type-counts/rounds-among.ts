// A round among residents: where the counts of some of them go when all meet in pairs drawn uniformly.
import { type Game, kinOf } from "../../../game/index.js";
import { tableBetween, turnsOf } from "../turns.js";
import { type Compositions, CountSpace } from "./counts.js";
import type { ResidentType } from "./resident-types.js";
import { SparseRows, type Transitions } from "./sparse.js";

/** An outcome of two residents' encounter. */
interface Outcome {
  readonly first: number;
  readonly second: number;
  readonly chance: number;
}

/** By the sizes. */
type Known = ReadonlyMap<string, Transitions>;

/** Rounds among residents of some types, for any number of each; what is smaller is built on the way. */
export class RoundsAmong {
  private readonly spaces = new Map<string, CountSpace>();
  /** By both types and both reputations, `[type][type][reputation][reputation]`. */
  private readonly outcomes: readonly (readonly Outcome[])[];
  /** Of each type: those of one class never meet; undefined where there are none. */
  private readonly classes: readonly (number | undefined)[];
  private work = 0;

  /** @param most steps of work that may be done in all */
  constructor(
    private readonly game: Game,
    private readonly types: readonly ResidentType[],
    private readonly compositions: Compositions,
    private readonly most: number,
  ) {
    const { reputations: k } = game;
    this.outcomes = types.flatMap((one) =>
      types
        .map((other) => {
          const kin = kinOf(game, one.agent, other.agent);
          return tableBetween(game, one.policy, other.policy, kin, turnsOf(game, one.agent));
        })
        .flatMap((table) => Array.from({ length: k * k }, (_, context) => outcomesIn(table, context, k))),
    );
    this.classes = types.map(({ agent }) => game.classes?.[agent]);
  }

  space(sizes: readonly number[]): CountSpace {
    const key = sizes.join();
    const space = this.spaces.get(key) ?? new CountSpace(this.compositions, sizes);
    this.spaces.set(key, space);
    return space;
  }

  /**
   * Where a round takes so many of each type, for each of these sizes; of an odd number one sits out, and across classes those who are
   * more than the others.
   *
   * @returns undefined where that is too much work
   */
  of(wanted: readonly (readonly number[])[]): Transitions[] | undefined {
    const known = new Map<string, Transitions>();
    const keep = new Set(wanted.map((sizes) => sizes.join()));
    for (const level of this.levelsUpTo(wanted)) {
      for (const sizes of level) {
        const made = this.made(sizes, known);
        if (made === undefined) return undefined;
        known.set(sizes.join(), made);
      }
      // Nothing that comes needs what has fewer than two agents less.
      const agents = sum(level[0]!);
      for (const key of known.keys()) {
        if (!keep.has(key) && sum(key.split(",").map(Number)) < agents - 1) known.delete(key);
      }
    }
    return wanted.map((sizes) => known.get(sizes.join())!);
  }

  private made(sizes: readonly number[], known: Known): Transitions | undefined {
    const space = this.space(sizes);
    const rows = new SparseRows(space.size);
    const counts = new Int32Array(sizes.length * this.game.reputations);
    for (let state = 0; state < space.size; state++) {
      space.read(state, counts);
      if (space.agents === 0) rows.add(0, 1);
      else if (this.idle(sizes) !== undefined) this.addSittingOut(space, counts, known, rows);
      else this.addMeeting(space, counts, known, rows);
      rows.end();
      if (this.work > this.most) return undefined;
    }
    return rows.done();
  }

  /** Who may sit out, as types; undefined where nobody has to. */
  private idle(sizes: readonly number[]): ((type: number) => boolean) | undefined {
    if (this.game.classes === undefined) return sum(sizes) % 2 === 1 ? () => true : undefined;
    const second = sizes.reduce((all, size, type) => all + (this.classes[type] === 1 ? size : 0), 0);
    const more = 2 * second - sum(sizes);
    return more === 0 ? undefined : (type) => this.classes[type] === Number(more > 0);
  }

  private canMeet(one: number, other: number): boolean {
    return this.game.classes === undefined || this.classes[one] !== this.classes[other];
  }

  /** One of those who may sits out, each as likely. */
  private addSittingOut({ sizes }: CountSpace, counts: Int32Array, known: Known, rows: SparseRows): void {
    const { reputations: k } = this.game;
    const isIdle = this.idle(sizes)!;
    const candidates = sum(sizes.filter((_, type) => isIdle(type)));
    for (let kind = 0; kind < counts.length; kind++) {
      const type = Math.floor(kind / k);
      if (counts[kind] === 0 || !isIdle(type)) continue;
      const fewer = sizes.with(type, sizes[type]! - 1);
      const chance = counts[kind]! / candidates;
      counts[kind]! -= 1;
      this.eachIn(fewer, counts, known, (state, part) => {
        rows.add(this.space(fewer).withOneMore(type)[state * k + (kind % k)]!, chance * part);
      });
      counts[kind]! += 1;
    }
  }

  /** The first of them meets any other whom it can meet, each as likely; then the others meet. */
  private addMeeting({ sizes }: CountSpace, counts: Int32Array, known: Known, rows: SparseRows): void {
    const { reputations: k } = this.game;
    const first = counts.findIndex((count) => count > 0);
    const firstType = Math.floor(first / k);
    counts[first]! -= 1;
    const one = sizes.with(firstType, sizes[firstType]! - 1);
    const candidates = sum(one.filter((_, type) => this.canMeet(firstType, type)));
    for (let second = 0; second < counts.length; second++) {
      const secondType = Math.floor(second / k);
      if (counts[second] === 0 || !this.canMeet(firstType, secondType)) continue;
      const two = one.with(secondType, one[secondType]! - 1);
      const outcomes =
        this.outcomes[((firstType * this.types.length + secondType) * k + (first % k)) * k + (second % k)]!;
      const chance = counts[second]! / candidates;
      const withFirst = this.space(two).withOneMore(firstType);
      const withSecond = this.space(two.with(firstType, two[firstType]! + 1)).withOneMore(secondType);
      counts[second]! -= 1;
      this.eachIn(two, counts, known, (state, part) => {
        for (const outcome of outcomes) {
          const grown = withFirst[state * k + outcome.first]!;
          rows.add(withSecond[grown * k + outcome.second]!, chance * outcome.chance * part);
        }
        this.work += outcomes.length;
      });
      counts[second]! += 1;
    }
    counts[first]! += 1;
  }

  private eachIn(
    sizes: readonly number[],
    counts: Int32Array,
    known: Known,
    add: (state: number, chance: number) => void,
  ): void {
    const { starts, to, chances } = known.get(sizes.join())!;
    const row = this.space(sizes).rank(counts);
    this.work += starts[row + 1]! - starts[row]!;
    for (let at = starts[row]!; at < starts[row + 1]!; at++) add(to[at]!, chances[at]!);
  }

  /** The sizes that these are built of and they themselves, those with as many agents together, from the smallest on. */
  private levelsUpTo(wanted: readonly (readonly number[])[]): (readonly number[])[][] {
    const all = new Map<string, readonly number[]>();
    const visit = (sizes: readonly number[]) => {
      if (all.has(sizes.join())) return;
      all.set(sizes.join(), sizes);
      if (sum(sizes) === 0) return;
      const idle = this.idle(sizes);
      const first = sizes.findIndex((size) => size > 0);
      const start = idle === undefined ? sizes.with(first, sizes[first]! - 1) : sizes;
      const isNext = idle ?? ((type: number) => this.canMeet(first, type));
      for (const [type, size] of start.entries()) if (size > 0 && isNext(type)) visit(start.with(type, size - 1));
    };
    for (const sizes of wanted) visit(sizes);
    const levels: (readonly number[])[][] = [];
    for (const sizes of all.values()) {
      const agents = sum(sizes);
      levels[agents] = [...(levels[agents] ?? []), sizes];
    }
    return levels.filter((level) => level !== undefined);
  }
}

function outcomesIn(table: Float64Array, context: number, k: number): Outcome[] {
  const all = Array.from({ length: k * k }, (_, both) => ({
    first: Math.floor(both / k),
    second: both % k,
    chance: table[context * k * k + both]!,
  }));
  return all.filter(({ chance }) => chance > 0);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
