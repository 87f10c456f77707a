import type { Tape, Tensor } from "../autodiff/index.js";
import type { Game } from "../game/index.js";
import type { Course, CourseSize } from "./course.js";
import { type Society } from "./society.js";
/** A recorded propagation; `load` gives it another course of at most its size. */
export declare class Propagation {
    private readonly game;
    readonly size: CourseSize;
    /** The learner's expected payoff: the sum over its meetings times the weight given to `load`. */
    readonly payoff: Tensor;
    /** What of it comes of influence beyond what is followed; undefined where none is carried on. */
    readonly carried: Tensor | undefined;
    private readonly start;
    private readonly startValues;
    private readonly weight;
    private readonly subjects;
    private readonly judges;
    private readonly live;
    private readonly later;
    private readonly beyond;
    /** @param learner its situations, and whether it remembers; see `Course` */
    constructor(tape: Tape, game: Game, society: Society, size: CourseSize, { situations, remembers }?: Pick<Course, "situations" | "remembers">);
    /** Whether a course of this size runs here. */
    fits({ starts, axes, agents, pairs, live, later, beyond }: CourseSize): boolean;
    /**
     * Sets the course.
     *
     * @param weight of each meeting's payoff in the sum
     * @param initial distribution of a reputation at the start; where absent each start is from what is known
     * @param worth of the outcomes of decisions that go on beyond what is followed, [decisions, outcomes]
     */
    load(course: Course, weight: number, initial?: Float64Array, worth?: Float64Array): void;
    /** One-hot; an axis that is not in use stays at reputation 0. */
    private knownStart;
    private independentStart;
}
/** The distribution of `axes` independent reputations, [K^axes]. */
export declare function productDistribution(one: Float64Array, axes: number): Float64Array;
