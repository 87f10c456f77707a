/** What is remembered of opponents, and forgotten when they change. */
import { describe, expect, test } from "vitest";
import { createRandom, defineGame, type Game, type Random } from "../../../src/game/index.js";
import { History } from "../../../src/reciprocity/estimators/history.js";
import { emptyTally, halves, type Tally, tableShapes } from "../../../src/reciprocity/estimators/tally.js";

const game = defineGame({ agents: 5, rounds: 10, reputations: 2, actions: 3 });
const shapes = tableShapes(game);
const EACH = 40;

/** Records of every opponent in contexts drawn at random, with these chances of the first outcome in each half. */
function drawn(
  random: Random,
  chance: (opponent: number, half: "action" | "assessment") => number,
  of: Game = game,
): Tally {
  const tally = emptyTally(of, EACH);
  for (const half of halves) {
    const { opponents, contexts, outcomes } = tableShapes(of)[half];
    for (let opponent = 0; opponent < opponents; opponent++) {
      for (let record = 0; record < EACH; record++) {
        const row = (opponent * contexts + random.below(contexts)) * outcomes;
        const outcome = random.uniform() < chance(opponent, half) ? 0 : 1 + random.below(outcomes - 1);
        tally[half][row + outcome]! += 1;
      }
    }
  }
  return tally;
}

interface Plain {
  readonly action: ArrayLike<number>;
  readonly assessment: ArrayLike<number>;
}

const copied = ({ action, assessment }: Plain) => ({ action: Array.from(action), assessment: Array.from(assessment) });
const saved = (history: History) => history.save().map((epoch) => ({ batches: epoch.batches, ...copied(epoch) }));
const total = (counts: ArrayLike<number>) => Array.from(counts).reduce((sum, count) => sum + count, 0);
const added = (one: number[], other: number[]) => one.map((count, at) => count + other[at]!);

describe("without a change", () => {
  const random = createRandom(1);
  const history = new History(game);
  const all = { action: new Array<number>(48).fill(0), assessment: new Array<number>(96).fill(0) };

  test("nothing is forgotten, in epochs of which there are few", () => {
    for (let batch = 1; batch <= 100; batch++) {
      const tally = drawn(random, () => 0.3);
      const plain = copied(tally);
      for (const half of halves) all[half] = added(all[half], plain[half]);
      history.add(tally, EACH);
      expect(copied(history.sum)).toEqual(all);
      const epochs = history.save();
      const sizes = epochs.map(({ batches }) => batches);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(batch);
      expect(sizes.length).toBeLessThanOrEqual(2 * Math.log2(batch + 1));
      // Powers of two in ascending order, one or two of each.
      expect(sizes).toEqual(sizes.toSorted((one, other) => one - other));
      for (const size of sizes) expect(sizes.filter((other) => other === size).length).toBeLessThanOrEqual(2);
      const whole = saved(history).reduce((sum, one) => ({
        batches: sum.batches + one.batches,
        action: added(sum.action, one.action),
        assessment: added(sum.assessment, one.assessment),
      }));
      expect(whole).toEqual({ batches: batch, ...all });
    }
  });

  test("what is saved is taken up again, and goes on alike", () => {
    const other = new History(game);
    other.restore(JSON.parse(JSON.stringify(saved(history))));
    for (let batch = 0; batch < 30; batch++) {
      const tally = drawn(createRandom(batch), () => 0.3);
      for (const one of [history, other]) one.add(structuredClone(tally), EACH);
    }
    expect(other.batches).toBe(130);
    expect(copied(other.sum)).toEqual(copied(history.sum));
    expect(saved(other)).toEqual(saved(history));
  });

  test("what no history saved is refused", () => {
    const sound = saved(history);
    for (const wrong of [
      [...sound].reverse(),
      sound.toSpliced(4, 1),
      [{ ...sound[0]!, batches: 3 }, ...sound.slice(1)],
    ]) {
      expect(() => new History(game).restore(wrong)).toThrow(/^checkpoint: got "other epochs"/);
    }
    const short = sound.map((epoch) => ({ ...epoch, action: epoch.action.slice(1) }));
    expect(() => new History(game).restore(short)).toThrow(/^checkpoint: got "another game"/);
  });
});

test("false alarms are rare: none in 40 runs of 60 batches, of which at most one in a hundred may have any", () => {
  // Few records, rare outcomes, even ones: whatever makes statistics that are only right for many records go wrong.
  const chances = [0.5, 0.1, 0.02, 0.9];
  for (let run = 0; run < 40; run++) {
    const random = createRandom(run);
    const history = new History(game);
    for (let batch = 0; batch < 60; batch++)
      history.add(
        drawn(random, (opponent) => chances[opponent]!),
        EACH,
      );
    const records = total(history.sum.action);
    expect(records, `run ${run}`).toBe(4 * 60 * EACH);
  }
});

describe("an opponent that changes", () => {
  test.each([
    ["action", 1],
    ["assessment", 2],
  ] as const)("in its %s is forgotten as it was, in both halves, and nobody else is", (changing, who) => {
    const random = createRandom(3);
    const history = new History(game);
    for (let batch = 0; batch < 37; batch++)
      history.add(
        drawn(random, () => 0.1),
        EACH,
      );
    const after = { action: new Array<number>(48).fill(0), assessment: new Array<number>(96).fill(0) };
    const isChanged = (opponent: number, half: string) => opponent === who && half === changing;
    for (let batch = 0; batch < 4; batch++) {
      const tally = drawn(random, (opponent, half) => (isChanged(opponent, half) ? 0.9 : 0.1));
      const plain = copied(tally);
      for (const half of halves) after[half] = added(after[half], plain[half]);
      history.add(tally, EACH);
    }
    for (const half of halves) {
      const size = shapes[half].contexts * shapes[half].outcomes;
      const of = (counts: ArrayLike<number>, opponent: number) =>
        Array.from(counts).slice(opponent * size, (opponent + 1) * size);
      for (let opponent = 0; opponent < 4; opponent++) {
        const remembered = of(history.sum[half], opponent);
        if (opponent === who) expect(remembered).toEqual(of(after[half], opponent));
        else expect(total(remembered)).toBe(41 * EACH);
      }
    }
  });

  test("is noticed in the first batch where its rule was certain before and after", () => {
    const history = new History(game);
    const random = createRandom(4);
    for (let batch = 0; batch < 20; batch++)
      history.add(
        drawn(random, () => 0),
        EACH,
      );
    history.add(
      drawn(random, (opponent) => (opponent === 0 ? 1 : 0)),
      EACH,
    );
    const size = shapes.action.contexts * shapes.action.outcomes;
    const remembered = total(history.sum.action.subarray(0, size));
    expect(remembered).toBe(EACH);
  });

  test("and changes back is followed each time", () => {
    const history = new History(game);
    const random = createRandom(5);
    for (let batch = 0; batch < 60; batch++) {
      const chance = Math.floor(batch / 10) % 2 === 0 ? 0.05 : 0.95;
      history.add(
        drawn(random, (opponent) => (opponent === 3 ? chance : 0.5)),
        EACH,
      );
    }
    const size = shapes.action.contexts * shapes.action.outcomes;
    expect(total(history.sum.action.slice(3 * size))).toBe(10 * EACH);
  });
});
