import { sizeOf } from "./tensors.js";
const rank = ({ shape }) => shape.length;
const bounds = ({ low, high }) => [low, high];
const hull = (...numbers) => [Math.min(...numbers), Math.max(...numbers)];
const products = ([a, b], [c, d]) => hull(a * c, a * d, b * c, b * d);
const logistic = (x) => 1 / (1 + Math.exp(-x));
/** The one of these that a number chooses. */
function chosen(list, number) {
    return list[number % Math.max(1, list.length)];
}
function one(a, shape, [low, high], call, record) {
    return {
        operands: [a],
        shape,
        low,
        high,
        record: ([tensor], tape) => record(tensor, tape),
        text: ([name]) => `${name}.${call}`,
    };
}
function unary(name, to, fits = (_) => true) {
    return (a) => (fits(a) ? one(a, a.shape, to(a), `${name}()`, (tensor) => tensor[name]()) : undefined);
}
/** An increasing function: bounds go to bounds. */
const increasing = (f) => ({ low, high }) => [f(low), f(high)];
function withNumber(name, numbers, to) {
    return (a, _, { c }) => {
        const number = chosen(numbers, c);
        return one(a, a.shape, to(bounds(a), [number, number]), `${name}(${number})`, (tensor) => tensor[name](number));
    };
}
const sums = ([a, b], [c, d]) => [a + c, b + d];
const differences = ([a, b], [c, d]) => [a - d, b - c];
/** The shape that both broadcast to, if they do. */
function broadcast(a, b) {
    const [x, y] = [a.toReversed(), b.toReversed()];
    const shape = Array.from({ length: Math.max(x.length, y.length) }, (_, axis) => Math.max(x[axis] ?? 1, y[axis] ?? 1));
    const fits = shape.every((size, axis) => [1, size].includes(x[axis] ?? 1) && [1, size].includes(y[axis] ?? 1));
    return fits ? shape.toReversed() : undefined;
}
function binary(name, to, fits = (_) => true) {
    return (a, results, { b }) => {
        const other = chosen(results.filter((result) => fits(result) && broadcast(a.shape, result.shape) !== undefined), b);
        if (other === undefined)
            return undefined;
        const [low, high] = to(bounds(a), bounds(other));
        return {
            operands: [a, other],
            shape: broadcast(a.shape, other.shape),
            low,
            high,
            record: ([x, y]) => x[name](y),
            text: ([x, y]) => `${x}.${name}(${y})`,
        };
    };
}
/** A row is between the one whose element is the least and all others the greatest, and the opposite. */
function softmax(name, finish) {
    return (a) => {
        const columns = a.shape.at(-1);
        if (columns === undefined)
            return undefined;
        const at = (gap) => finish(1 / (1 + (columns - 1) * Math.exp(gap)));
        return one(a, a.shape, [at(a.high - a.low), at(a.low - a.high)], `${name}()`, (tensor) => tensor[name]());
    };
}
function reduce(name) {
    return (a, _, { b, c }) => {
        if (rank(a) === 0)
            return undefined;
        const axis = c % rank(a);
        const axes = b % 3 === 2 ? [...a.shape.keys()].filter((other) => other !== axis) : axis;
        const gone = (at) => (typeof axes === "number" ? at === axes : axes.includes(at));
        const shape = a.shape.filter((_size, at) => !gone(at));
        const count = name === "mean" ? 1 : sizeOf(a.shape) / sizeOf(shape);
        const to = [count * a.low, count * a.high];
        return one(a, shape, to, `${name}(${JSON.stringify(axes)})`, (tensor) => tensor[name](axes));
    };
}
const reshape = (a, _, { c }) => {
    const shape = chosen([a.shape.toReversed(), [1, sizeOf(a.shape)], [sizeOf(a.shape)]], c);
    return one(a, shape, bounds(a), `reshape([${shape.join(", ")}])`, (tensor) => tensor.reshape(shape));
};
const transpose = (a, _, { b, c }) => {
    if (rank(a) < 2)
        return undefined;
    const axes = [...a.shape.keys()];
    const turned = axes.map((axis) => (axis + b) % axes.length);
    const order = c % 2 === 0 ? turned : turned.toReversed();
    const shape = order.map((axis) => a.shape[axis]);
    return one(a, shape, bounds(a), `transpose([${order.join(", ")}])`, (tensor) => tensor.transpose(order));
};
const slice = (a, _, { b, c }) => {
    if (rank(a) === 0)
        return undefined;
    const axis = c % rank(a);
    const size = a.shape[axis];
    const start = b % size;
    const end = start + 1 + (c % (size - start));
    const call = `slice(${axis}, ${start}, ${end})`;
    return one(a, a.shape.with(axis, end - start), bounds(a), call, (tensor) => tensor.slice(axis, start, end));
};
const concat = (a, results, { b, c }) => {
    if (rank(a) === 0)
        return undefined;
    const axis = c % rank(a);
    const beside = ({ shape }) => `${shape.with(axis, 1)}` === `${a.shape.with(axis, 1)}`;
    const other = chosen(results.filter((result) => rank(result) === rank(a) && beside(result)), b);
    return {
        operands: [a, other],
        shape: a.shape.with(axis, a.shape[axis] + other.shape[axis]),
        low: Math.min(a.low, other.low),
        high: Math.max(a.high, other.high),
        record: (tensors, tape) => tape.concat(tensors, axis),
        text: (names) => `tape.concat([${names.join(", ")}], ${axis})`,
    };
};
const places = (count, below, { b, c }) => Array.from({ length: count }, (_, place) => (b + place * c) % below);
const gather = (a, _, choice) => {
    const [rows, ...rest] = a.shape;
    if (rows === undefined)
        return undefined;
    const list = places(3, rows, choice);
    return one(a, [3, ...rest], bounds(a), `gather([${list.join(", ")}])`, (tensor) => tensor.gather(list));
};
const pick = (a, _, choice) => {
    const columns = a.shape.at(-1);
    if (columns === undefined)
        return undefined;
    const shape = a.shape.slice(0, -1);
    const list = places(sizeOf(shape), columns, choice);
    return one(a, shape, bounds(a), `pick([${list.join(", ")}])`, (tensor) => tensor.pick(list));
};
const matmul = (a, results, { b, c }) => {
    const options = { transposeA: c % 2 === 1, transposeB: c % 4 > 1 };
    const matrix = ({ shape }, transposed) => (transposed ? shape.slice(-2).reverse() : shape.slice(-2));
    const [m, inner] = matrix(a, options.transposeA);
    const lead = (other) => broadcast(a.shape.slice(0, -2), other.shape.slice(0, -2));
    const fits = (other) => rank(other) > 1 && matrix(other, options.transposeB)[0] === inner && lead(other) !== undefined;
    const other = rank(a) > 1 ? chosen(results.filter(fits), b) : undefined;
    if (other === undefined)
        return undefined;
    const [low, high] = products(bounds(a), bounds(other));
    return {
        operands: [a, other],
        shape: [...lead(other), m, matrix(other, options.transposeB)[1]],
        low: inner * low,
        high: inner * high,
        record: ([x, y], tape) => tape.matmul(x, y, options),
        text: ([x, y]) => `tape.matmul(${x}, ${y}, ${JSON.stringify(options)})`,
    };
};
/** A joint distribution of three axes of two values. */
const isJoint = ({ shape }) => shape.length === 2 && shape[1] === 8;
const isTables = ({ shape }) => shape.length === 4 && shape.every((size) => size === 2);
const isMatrices = ({ shape }) => `${shape.slice(1)}` === "4,4";
/** Two axes of three. */
const pair = (place, { b, c }) => [(b + place) % 3, (b + place + 1 + (c % 2)) % 3];
/** Three steps, the second of them none, by tables or a matrix whose places they end with. */
function steps(name, isBy, { width, degree }) {
    return (a, results, choice) => {
        const by = chosen(results.filter(isBy), choice.b);
        if (!isJoint(a) || by === undefined)
            return undefined;
        const rows = a.shape[0];
        const follows = (place) => (choice.b + place * choice.c) % (rows + place);
        const step = (place) => {
            const which = [choice.c % Math.min(2, by.shape[0]), place % Math.min(2, by.shape[0])];
            return [follows(place), ...pair(place, choice), ...which].slice(0, width);
        };
        const list = [...step(0), -1, ...new Array(width - 1).fill(0), ...step(2)];
        const largest = Math.max(...bounds(by).map(Math.abs));
        const most = Math.max(...bounds(a).map(Math.abs)) * Math.max(1, 4 * largest ** degree) ** 2;
        return {
            operands: [a, by],
            shape: [rows + 3, 8],
            low: -most,
            high: most,
            record: ([joint, one], tape) => joint[name](one, tape.indices([3, width], list)),
            text: ([joint, one]) => `${joint}.${name}(${one}, tape.indices([3, ${width}], [${list.join(", ")}]))`,
        };
    };
}
const pairMarginal = (a, _, choice) => {
    if (!isJoint(a))
        return undefined;
    const reading = (place) => [(choice.c + place) % a.shape[0], ...pair(place, choice)];
    const list = [...reading(0), -1, 0, 0, ...reading(2)];
    const call = `pairMarginal(2, tape.indices([3, 3], [${list.join(", ")}]))`;
    const to = hull(0, 2 * a.low, 2 * a.high);
    return one(a, [3, 4], to, call, (tensor, tape) => tensor.pairMarginal(2, tape.indices([3, 3], list)));
};
/** Differentiable everywhere. The first always fits and bounds what it gives, so that there is always a next step. */
export const smooth = [
    unary("tanh", increasing(Math.tanh)),
    unary("sigmoid", increasing(logistic)),
    unary("neg", ({ low, high }) => [-high, -low]),
    unary("square", ({ low, high }) => [
        low * high < 0 ? 0 : Math.min(low ** 2, high ** 2),
        Math.max(low ** 2, high ** 2),
    ]),
    unary("exp", increasing(Math.exp), ({ high }) => high <= 2),
    unary("log", increasing(Math.log), ({ low }) => low >= 0.1),
    withNumber("mul", [0.5, 2, -1.5], products),
    withNumber("add", [1, -1, 2], sums),
    binary("add", sums),
    binary("sub", differences),
    binary("mul", products),
    binary("div", (a, [low, high]) => products(a, [1 / high, 1 / low]), ({ low, high }) => low >= 0.3 || high <= -0.3),
    softmax("softmax", (chance) => chance),
    softmax("logSoftmax", Math.log),
    reduce("sum"),
    reduce("mean"),
    reshape,
    transpose,
    slice,
    concat,
    gather,
    pick,
    matmul,
    steps("pairConditionals", isTables, { width: 5, degree: 2 }),
    steps("pairTransition", isMatrices, { width: 4, degree: 1 }),
    pairMarginal,
];
/** Not at 0. */
export const kinked = [
    unary("relu", increasing((x) => Math.max(x, 0))),
];
