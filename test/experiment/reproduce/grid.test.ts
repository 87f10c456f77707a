import { describe, expect, test, vi } from "vitest";
import { presets } from "../../../src/experiment/index.js";
import {
  allCells,
  cellName,
  isHeadline,
  lessonConfiguration,
  lessonsOf,
  selectCells,
  situationConfiguration,
  situationsOf,
} from "../../../src/experiment/reproduce/grid.js";
import { paperFigures, paperPayoffs } from "../../../src/experiment/reproduce/paper.js";
import { referenceKey, trainingKey } from "../../../src/experiment/reproduce/records.js";
import { settings } from "../../../src/experiment/reproduce/settings.js";
import { actionKinds, continuousTrainings, methodNames, methods } from "../../../src/reciprocity/index.js";

const budget = { iterations: 150, episodes: 8 };
const cells = allCells();

describe("the grid", () => {
  test("holds every preset by every half, matching in training and in testing, kind of actions and method", () => {
    const ofPresets = cells.filter(({ setting }) => Object.hasOwn(presets, setting));
    // With continuous donations only those that play the default game.
    const usual = Object.values(presets).filter(({ game }) => game === undefined);
    const lines = Object.keys(presets).length * methodNames.length + usual.length * continuousTrainings.method.length;
    expect(ofPresets).toHaveLength(3 * 3 * 3 * lines);
    expect(new Set(cells.map(cellName)).size).toBe(cells.length);
  });

  test("a training is shared by its tests, a best response by methods and trainings", () => {
    const some = selectCells({ cells: "l6/joint/*", methods: "reciprocity-gradient" });
    expect(some).toHaveLength(9 * actionKinds.length);
    expect(lessonsOf(some)).toHaveLength(3 * actionKinds.length);
    expect(situationsOf(some)).toHaveLength(3 * actionKinds.length);
  });

  test("every cell has a game that can be played: no pair meets twice in nine rounds", () => {
    for (const lesson of lessonsOf(cells)) {
      const { game, learner, training } = lessonConfiguration(lesson, 3, budget);
      expect(game.matching).toBe(lesson.training);
      expect(learner.optimize).toBe(lesson.optimize);
      expect(training).toMatchObject({ method: lesson.method, seed: 3, ...budget });
    }
    for (const situation of situationsOf(cells)) situationConfiguration(situation);
    const [indirect] = selectCells({ cells: "l6/joint/indirect>random" });
    expect(lessonConfiguration(indirect!, 1, budget).game.rounds).toBe(9);
    expect(situationConfiguration(indirect!).game.rounds).toBe(36);
  });

  test("has the hard settings, each with what is hard about it", () => {
    const hard = Object.entries(settings).filter(([, { challenge }]) => challenge !== undefined);
    expect(hard.map(([name]) => name)).toEqual([
      "hybrid-alld-n21",
      "hybrid-alld-n51",
      "hybrid-alld-100-rounds",
      "hybrid-alld-errors",
      "hybrid-alld-wide",
      "l6-among-allc",
    ]);
    const wide = lessonConfiguration(selectCells({ cells: "hybrid-alld-wide" })[0]!, 1, budget);
    expect(wide.learner.hidden).toEqual([64, 64]);
    const long = lessonConfiguration(selectCells({ cells: "hybrid-alld-100-rounds" })[0]!, 1, budget);
    expect([long.game.rounds, long.training.horizon]).toEqual([100, 100]);
    const [plain] = selectCells({ cells: "hybrid-alld-100-rounds", methods: "ppo" });
    expect(lessonConfiguration(plain!, 1, budget).training.horizon).toBeUndefined();
  });
});

describe("a selection", () => {
  const names = (cellsWanted: string): string[] => selectCells({ cells: cellsWanted }).map(cellName);

  test("takes a part of a name, a pattern of the whole name, or several", () => {
    expect(names("random>direct").every((name) => name.includes("/random>direct/"))).toBe(true);
    expect(names("hybrid-alld/joint/*").every((name) => name.startsWith("hybrid-alld/joint/"))).toBe(true);
    expect(names("l?/action/*").some((name) => name.startsWith("l6-among"))).toBe(false);
    expect(new Set(names("l1/joint, l2/signal"))).toEqual(new Set([...names("l1/joint"), ...names("l2/signal")]));
    // What means something in a regular expression means nothing here.
    expect(() => names("l.*")).toThrow("cells: got");
  });

  test("says what it takes where there is nothing", () => {
    expect(() => selectCells({ cells: "l9" })).toThrow(/^cells: got "l9", takes a pattern of cells that there are/);
    expect(() => selectCells({ methods: "magic" })).toThrow(
      /^methods: got "magic", takes some of reciprocity-gradient/,
    );
  });

  test("quick is the headline cells, all of which there are", () => {
    const quick = selectCells({ quick: true, methods: "reciprocity-gradient" });
    expect(quick.map((cell) => cellName(cell).split("/").slice(0, 3).join("/"))).toEqual([
      "l3/action/random>random",
      "l6/action/random>random",
      "l6/joint/random>random",
      "hybrid-alld/joint/random>random",
      "hybrid-alld/joint/random>direct",
      "hybrid-alld/joint/random>indirect",
      "proud-alld/signal/random>random",
      "l6/action/indirect>indirect",
      "proud-alld/signal/indirect>indirect",
    ]);
    expect(quick.every(isHeadline)).toBe(true);
  });
});

describe("keys", () => {
  const [lesson] = lessonsOf(selectCells({ cells: "l3/action/random>random", methods: "reciprocity-gradient" }));

  test("tell apart what is computed apart, and nothing else", () => {
    const keys = lessonsOf(cells).flatMap((each) => [trainingKey(each, 1, budget), trainingKey(each, 2, budget)]);
    expect(new Set(keys).size).toBe(keys.length);
    const references = situationsOf(cells).map(referenceKey);
    expect(new Set(references).size).toBe(references.length);
    expect(trainingKey(lesson!, 1, budget)).toBe(trainingKey({ ...lesson! }, 1, { ...budget }));
    expect(trainingKey(lesson!, 1, { ...budget, iterations: 10 })).not.toBe(trainingKey(lesson!, 1, budget));
  });
});

describe("a training's key", () => {
  test("changes with what a method does unless told", () => {
    const [lesson] = lessonsOf(selectCells({ methods: "ppo" }));
    const before = trainingKey(lesson!, 1, budget);
    const rate = vi.spyOn(methods.ppo.defaults, "rate", "get");
    rate.mockReturnValue(0.777);
    expect(trainingKey(lesson!, 1, budget)).not.toBe(before);
    rate.mockRestore();
    expect(trainingKey(lesson!, 1, budget)).toBe(before);
  });
});

describe("the paper's figures", () => {
  test("each stands in a headline cell", () => {
    for (const { setting, optimize, actions, payoffs, matching = "random" } of paperFigures) {
      const [cell] = selectCells({ cells: `${setting}/${optimize}/${matching}>${matching}/${actions}/*`, quick: true });
      expect(paperPayoffs(cell!)).toEqual(payoffs);
    }
    const [other] = selectCells({ cells: "l6/joint/random>direct" });
    expect(paperPayoffs(other!)).toEqual([]);
  });
});
