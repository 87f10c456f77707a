/** Random differentiable programs on a tape, which print as the code that records them. */
import fc from "fast-check";
import { checkOptions, flag, integer, listOf, OptionError } from "../options.js";
import { shapeTaken } from "./shapes.js";
import { kinked, smooth } from "./steps.js";
import { sizeOf, tensors } from "./tensors.js";
const taken = {
    minSteps: integer(1, 1e6),
    maxSteps: integer(1, 1e6),
    parameters: listOf(shapeTaken, { least: 1, takes: "a list of shapes, at least one" }),
    smooth: flag,
};
/** Bounds on what a step may give: numbers that differences can tell apart, tensors that a person can read. */
const LARGEST = 20;
const MOST_ELEMENTS = 128;
/** Shapes between which every operation finds its operands; among them a joint distribution and tables that act on it. */
const PARAMETERS = [[3, 4], [4, 3], [], [1], [5], [2, 1, 4], [3, 8], [2, 2, 2, 2], [2, 4, 4], [1, 7], [9, 2]];
/**
 * A function of its parameters, all of whose results count in one number. `checkGradients(program.record,
 * program.parameters)` holds its gradient against differences.
 */
export class Program {
    parameters;
    start;
    drafts;
    known;
    /** @internal */
    constructor(
    /** The point to start from, a tensor for each parameter. */
    parameters, start, drafts) {
        this.parameters = parameters;
        this.start = start;
        this.drafts = drafts;
        this.known = [...start, ...drafts];
    }
    /** Steps, that is results beside the parameters. */
    get length() {
        return this.drafts.length;
    }
    /** Records the program; gives all results in order, the parameters first. */
    results = (tape, parameters) => {
        const results = [...parameters];
        for (const draft of this.drafts) {
            results.push(draft.record(this.places(draft).map((place) => results[place]), tape));
        }
        return results;
    };
    /** Records the program; gives one number in which every result counts. */
    record = (tape, parameters) => {
        const results = this.results(tape, parameters);
        return this.ends()
            .map((place) => results[place].add(0.5).square().mean())
            .reduce((total, term) => total.add(term));
    };
    /** The program as code, from `tape` to the number it returns. */
    toString() {
        const { parameters, drafts } = this;
        const declared = parameters.map(({ shape, values }) => `tape.parameter([${shape.join(", ")}], { init: [${values.join(", ")}] })`);
        const computed = drafts.map((draft) => draft.text(this.places(draft).map(nameOf)));
        const terms = this.ends().map((place) => `${nameOf(place)}.add(0.5).square().mean()`);
        const sum = terms.reduce((total, term) => `${total}.add(${term})`);
        const lines = [...declared, ...computed].map((text, place) => `const ${nameOf(place)} = ${text};`);
        return [...lines, `return ${sum};`].join("\n");
    }
    places(draft) {
        return draft.operands.map((operand) => this.known.indexOf(operand));
    }
    /** Results that no later step takes up. */
    ends() {
        const taken = new Set(this.drafts.flatMap((draft) => draft.operands));
        const first = this.start.length;
        return this.drafts.flatMap((draft, at) => (taken.has(draft) ? [] : [first + at]));
    }
}
/**
 * Programs of the operations of `Tensor`, with shared subexpressions and views, whose numbers stay moderate whatever the
 * parameters in [-1, 1]. They shrink to fewer and simpler steps, and print as code.
 */
export function programs(options = {}) {
    checkOptions("programs", options, taken);
    const { minSteps = 1, maxSteps = Math.max(20, minSteps), parameters } = options;
    if (minSteps > maxSteps)
        throw new OptionError("minSteps", minSteps, `at most maxSteps, ${maxSteps}`);
    const makers = (options.smooth ?? true) ? smooth : [...smooth, ...kinked];
    const shapes = parameters === undefined
        ? fc.shuffledSubarray(PARAMETERS, { minLength: 1, maxLength: 4 })
        : fc.constant([...parameters]);
    const number = fc.nat(99);
    const kind = fc.nat(makers.length - 1);
    const choices = fc.array(fc.record({ a: number, kind, b: number, c: number }), {
        minLength: minSteps,
        maxLength: maxSteps,
        size: "max",
    });
    // Arrays shrink from their start; this lets steps go from the end too. Seldom less than all, for long programs.
    const kept = fc.integer({ min: minSteps, max: minSteps + 3 * (maxSteps - minSteps) });
    const points = shapes.chain((list) => fc.tuple(...list.map((shape) => tensors(shape, { min: -1, max: 1 }))));
    return fc.tuple(points, choices, kept).map(([point, list, count]) => compose(point, list.slice(0, count)));
    function compose(point, list) {
        const start = point.map(({ shape }) => ({ shape, low: -1, high: 1 }));
        const most = Math.max(MOST_ELEMENTS, ...start.map(({ shape }) => sizeOf(shape)));
        const results = [...start];
        const drafts = [];
        for (const { a, kind, ...choice } of list) {
            // Counted from the latest, so that a program that shrinks stays much the same.
            const operand = results.at(-1 - (a % results.length));
            const draft = firstFitting(kind, (maker) => maker(operand, results.toReversed(), choice), most);
            results.push(draft);
            drafts.push(draft);
        }
        return new Program(point, start, drafts);
    }
    /** The draft of the maker chosen or, where it does not fit, of the next that does: tanh always does. */
    function firstFitting(kind, draftOf, most) {
        for (let at = kind;; at++) {
            const draft = draftOf(makers[at % makers.length]);
            if (draft !== undefined && isModerate(draft, most))
                return draft;
        }
    }
}
function isModerate({ shape, low, high }, mostElements) {
    return Math.max(-low, high) <= LARGEST && sizeOf(shape) <= mostElements;
}
function nameOf(place) {
    return `r${place}`;
}
