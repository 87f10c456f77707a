/** The grid: which cells there are, what they are called, and which of them a request selects. */
import { type ActionKind, type MethodName, type Optimize } from "../../reciprocity/index.js";
import type { Configuration } from "../configuration.js";
import { type MatchingKind } from "./settings.js";
/** What a best response is of. */
export interface Situation {
    readonly setting: string;
    readonly optimize: Optimize;
    readonly testing: MatchingKind;
    readonly actions: ActionKind;
}
/** What is trained, once a seed: its tests under other matchings share it. */
export interface Lesson extends Omit<Situation, "testing"> {
    readonly training: MatchingKind;
    readonly method: MethodName;
}
/** A line of the result: a method, trained under one matching and tested under another, over all seeds. */
export interface Cell extends Situation, Lesson {
}
/** The played budget of every training, the same for every method. */
export type Budget = Pick<Configuration["training"], "iterations" | "episodes">;
/** All that a training plays. */
export declare function episodesOf({ iterations, episodes }: Budget): number;
/** `hybrid-alld/joint/random>direct/discrete/reinforce`. */
export declare function cellName({ setting, optimize, training, testing, actions, method }: Cell): string;
/** Every cell of the grid, a setting after the other: first all with discrete donations. */
export declare function allCells(): Cell[];
export interface Selection {
    /** Names or patterns, separated by commas: any of them. */
    readonly cells?: string | undefined;
    readonly methods?: string | undefined;
    /** The headline cells alone. */
    readonly quick?: boolean;
}
/** @throws RequestError where nothing is selected. */
export declare function selectCells({ cells: pattern, methods: names, quick }?: Selection): Cell[];
export declare function isHeadline(cell: Cell): boolean;
/** The trainings that cells need, each once. */
export declare function lessonsOf(cells: readonly Cell[]): Lesson[];
/** What the cells are held against, each once. */
export declare function situationsOf(cells: readonly Cell[]): Situation[];
/** The complete configuration of a training. */
export declare function lessonConfiguration(lesson: Lesson, seed: number, budget: Budget): Configuration;
/** The complete configuration of a game that policies are tested in. What it says of training does not matter. */
export declare function situationConfiguration(situation: Situation): Configuration;
