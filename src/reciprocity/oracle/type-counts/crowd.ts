// The learner among residents of few types under `random` matching, among all or across classes. All that matters of the residents is how many of each type
// have each reputation: the state, beside the learner's own reputation. A round takes the learner to a resident drawn
// uniformly, and the others to each other; the two do not touch, so that the others' part is known once and for all.
import { type Game, initialDistribution, kinOf, SELF } from "../../../game/index.js";
import { Compositions, type CountSpace } from "./counts.js";
import type { ResidentType } from "./resident-types.js";
import { RoundsAmong } from "./rounds-among.js";
import type { Transitions } from "./sparse.js";

/** The learner's encounters with one type: the others are then one of that type fewer. */
export interface Meeting {
  readonly type: ResidentType;
  /** Whether the two are of one group, 0 or 1. */
  readonly kin: number;
  /** States of the others. */
  readonly size: number;
  /** Where a round takes the others. */
  readonly others: Transitions;
  /** The state of all residents, from that of the others and the partner's reputation, `[size, K]`. */
  readonly all: Int32Array;
  /** The chance of the encounter in the state of all, `[size, K]`. */
  readonly chances: Float64Array;
}

export interface Crowd {
  readonly game: Game;
  /** States of all residents. The learner's reputation comes first: `reputation * states + state`. */
  readonly states: number;
  readonly meetings: readonly Meeting[];
  /** Where a round takes all residents when the learner sits out; undefined where it never does. */
  readonly alone: Transitions | undefined;
  /** The chance that it sits out. */
  readonly aloneChance: number;
  /** Chances of the states at the start, the learner's reputation first. */
  readonly start: Float64Array;
  /** Multiplications that a round of one policy takes, about. */
  readonly work: number;
}

/** The most states of all, the learner's reputation included, that are followed. */
const MOST_STATES = 2 ** 18;
/** The most counts of some of the residents, by how many numbers each takes to look up and who may be the next to meet. */
const MOST_PARTS = 3e7;

/**
 * @param types of the residents of the game
 * @param most steps of work for finding out what happens among the residents
 * @returns undefined where there is too much to follow
 */
export function crowdOf(game: Game, types: readonly ResidentType[], most: number): Crowd | undefined {
  const { reputations: k } = game;
  const compositions = new Compositions(k);
  const states = types.reduce((product, { count }) => product * compositions.count(count), 1);
  // Rounds among fewer of each type are built first: with one more reputation, that of those who are not there.
  const fewer = new Compositions(k + 1);
  const parts = types.reduce((product, { count }) => product * fewer.count(count), 1);
  if (!(states * k <= MOST_STATES && parts * types.length ** 2 * k <= MOST_PARTS)) return undefined;
  const rounds = new RoundsAmong(game, types, compositions, most);
  const sizes = types.map(({ count }) => count);
  const { partners, count: candidates, aloneChance } = partnersOf(game);
  const met = types.flatMap(({ agent }, type) => (partners(agent) ? [type] : []));
  const others = met.map((type) => sizes.with(type, sizes[type]! - 1));
  const found = rounds.of([...others, ...(aloneChance > 0 ? [sizes] : [])]);
  if (found === undefined) return undefined;
  const meetings = met.map((type, at): Meeting => {
    const space = rounds.space(others[at]!);
    const chances = meetingChances(space, type, k).map((count) => (count / candidates) * (1 - aloneChance));
    const kin = kinOf(game, SELF, types[type]!.agent);
    return { type: types[type]!, kin, size: space.size, others: found[at]!, all: space.withOneMore(type), chances };
  });
  const alone = aloneChance > 0 ? found.at(-1) : undefined;
  // Of the outcomes of an encounter few have a chance.
  const matrices = meetings.reduce((sum, { others, size }) => sum + others.to.length + 3 * size, 0);
  return {
    game,
    states,
    meetings,
    alone,
    aloneChance,
    start: startOf(game, sizes, rounds),
    work: k * k * matrices + k * (alone?.to.length ?? 0),
  };
}

/** Whom the learner can meet, and the chance that it sits out a round, or a whole episode where pairs stay together. */
export function partnersOf({ agents, classes }: Pick<Game, "agents" | "classes">): {
  readonly partners: (agent: number) => boolean;
  readonly count: number;
  readonly aloneChance: number;
} {
  if (classes === undefined) {
    return { partners: () => true, count: agents - 1, aloneChance: agents % 2 === 1 ? 1 / agents : 0 };
  }
  const own = classes.filter((role) => role === classes[SELF]).length;
  return {
    partners: (agent) => classes[agent] !== classes[SELF],
    count: agents - own,
    aloneChance: Math.max(0, (2 * own - agents) / own),
  };
}

/** How many of a type have the partner's reputation, the partner included, `[size, K]`. */
function meetingChances(space: CountSpace, type: number, k: number): Float64Array {
  const counts = new Int32Array(space.sizes.length * k);
  return Float64Array.from({ length: space.size * k }, (_, at) => {
    if (at % k === 0) space.read(at / k, counts);
    return counts[type * k + (at % k)]! + 1;
  });
}

/** Everybody's first reputation is drawn by itself: one resident after another joins. */
function startOf(game: Game, sizes: readonly number[], rounds: RoundsAmong): Float64Array {
  const { reputations: k } = game;
  const initial = initialDistribution(game);
  let chances = Float64Array.of(1);
  let joined: readonly number[] = sizes.map(() => 0);
  for (const [type, size] of sizes.entries()) {
    for (let agent = 0; agent < size; agent++) {
      const more = rounds.space(joined).withOneMore(type);
      joined = joined.with(type, agent + 1);
      const next = new Float64Array(rounds.space(joined).size);
      for (let at = 0; at < more.length; at++) next[more[at]!]! += chances[Math.floor(at / k)]! * initial[at % k]!;
      chances = next;
    }
  }
  return Float64Array.from({ length: k * chances.length }, (_, at) => {
    return initial[Math.floor(at / chances.length)]! * chances[at % chances.length]!;
  });
}
