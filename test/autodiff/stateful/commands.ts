/** Everything that can be done to engines and tapes, right and wrong, each with what must come of it. */
import fc from "fast-check";
import { expect } from "vitest";
import { Adam, MemoryLimitError, Sgd, type Tensor } from "../../../src/autodiff/index.js";
import { expectClose, expectSame } from "../closeness.js";
import { sizeOf } from "../dense.js";
import { isComputed, type Node, type OptimizerModel, rootOf, TapeModel } from "./model.js";
import { type Choice, type Draft, makers } from "./operations.js";
import {
  attempt,
  expectAll,
  expectGradient,
  expectRefusal,
  expectValue,
  type Model,
  type Pair,
  type Real,
  tensorOf,
  tolerances,
} from "./world.js";

const MOST_TAPES = 4;
const MOST_NODES = 14;
const LARGEST = 3;
const SHAPES = [[], [3], [2, 3], [3, 2], [1, 3], [4], [3, 3]];
const LIST = 3;

/** What is done to a tape that is in use. */
type Action = (pair: Pair, choice: Choice) => void;

class Command implements fc.Command<Model, Real> {
  constructor(
    private readonly name: string,
    private readonly choice: Choice & { readonly tape: number },
    private readonly act: Action,
  ) {}

  check({ tapes }: Readonly<Model>): boolean {
    return tapes.some(({ isDisposed }) => !isDisposed);
  }

  run({ tapes }: Model, real: Real): void {
    const live = [...tapes.keys()].filter((at) => !tapes[at]!.isDisposed);
    const at = live[this.choice.tape % live.length]!;
    this.act({ model: tapes[at]!, real: real.tapes[at]! }, this.choice);
  }

  toString(): string {
    const { tape, a, b, c } = this.choice;
    return `${this.name}(tape ${tape}: ${a}, ${b}, ${c})`;
  }
}

class Open implements fc.Command<Model, Real> {
  constructor(private readonly engine: number) {}
  check({ tapes }: Readonly<Model>): boolean {
    return tapes.filter(({ isDisposed }) => !isDisposed).length < MOST_TAPES;
  }
  run({ tapes }: Model, { engines, tapes: real }: Real): void {
    const engine = this.engine % engines.length;
    tapes.push(new TapeModel(engine));
    real.push({ tape: engines[engine]!.tape(), tensors: [], lists: [], optimizers: [] });
  }
  toString(): string {
    return `open(engine ${this.engine})`;
  }
}

class CheckAll implements fc.Command<Model, Real> {
  check(): boolean {
    return true;
  }
  run(model: Model, real: Real): void {
    expectAll(model, real);
  }
  toString(): string {
    return "check all";
  }
}

const chosen = <Value>(list: readonly Value[], at: number): Value | undefined => list[at % Math.max(1, list.length)];

/** Numbers in [-1, 1] of no pattern. */
function numbers(count: number, { a, b, c }: Choice): number[] {
  return Array.from({ length: count }, (_, at) => (((a + 7 * b + 31 * c + 1) * 7919 * (at + 1)) % 2003) / 1001.5 - 1);
}

function put({ model, real }: Pair, node: Node, tensor: Tensor): Node {
  model.nodes.push(node);
  real.tensors.push(tensor);
  expect(tensor.shape).toEqual(node.shape);
  return node;
}

function leaf(kind: "input" | "parameter" | "constant", gradient = kind === "parameter"): Action {
  return (pair, choice) => {
    if (pair.model.nodes.length >= MOST_NODES) return;
    const shape = chosen(SHAPES, choice.a)!;
    const data = numbers(sizeOf(shape), choice);
    const { tape } = pair.real;
    const tensor = attempt(pair.real, () => {
      if (kind === "constant") return tape.constant(data, shape);
      if (kind === "parameter") return tape.parameter(shape, { init: data, rate: 1 + (choice.b % 2) });
      return tape.input(shape, gradient ? { gradient } : undefined);
    });
    if (tensor === undefined) return;
    const node: Node = {
      kind,
      shape,
      keepsGradient: gradient,
      operands: [],
      offset: 0,
      data: kind === "input" ? data.map(() => 0) : data,
      compute: () => ({ shape, data: node.data }),
    };
    adopt(pair, put(pair, node, tensor));
  };
}

/** The model takes over what a leaf really holds, which is rounded. */
function adopt(pair: Pair, node: Node): void {
  const held = [...tensorOf(pair, node).value()];
  expectClose(held, node.compute([]).data, 1e-6, "what a leaf holds");
  node.data = held;
}

function apply(pair: Pair, name: string, choice: Choice): Node | undefined {
  const { model, real } = pair;
  const a = chosen(model.nodes, choice.a);
  if (a === undefined || model.nodes.length >= MOST_NODES) return undefined;
  const draft = makers[name]!(a, model.nodes, choice, model.lists);
  return draft && record({ model, real }, draft);
}

function record(pair: Pair, draft: Draft): Node | undefined {
  const { model, real } = pair;
  const { kind, shape, operands, compute, offset, reads } = draft;
  const trial = compute(operands.map((operand) => model.value(operand)));
  const call = () =>
    draft.record(
      real.tape,
      operands.map((operand) => tensorOf(pair, operand)),
      reads && real.lists[model.lists.indexOf(reads.list)],
    );
  if (reads?.list.data.some((index) => index >= reads.limit)) {
    expectRefusal(real, call, /^gather: index/);
    return undefined;
  }
  // What grows is left out, for the sake of the differences.
  if (trial.data.some((value) => !(Math.abs(value) <= LARGEST))) return undefined;
  const tensor = attempt(real, call);
  if (tensor === undefined) return undefined;
  reads?.list.limits.push(reads.limit);
  const keepsGradient = kind !== "detached" && operands.some((operand) => operand.keepsGradient);
  return put(pair, { kind, shape, keepsGradient, operands, compute, offset, data: [] }, tensor);
}

const set: Action = (pair, choice) => {
  const node = chosen(pair.model.nodes, choice.a);
  if (node === undefined) return;
  const tensor = tensorOf(pair, node);
  const data = numbers(sizeOf(node.shape), choice);
  if (isComputed(node)) return expectRefusal(pair.real, () => tensor.set(data), /^set: .* is computed/);
  if (choice.c % 8 === 0) return expectRefusal(pair.real, () => tensor.set([...data, 1]), /^set: got \d+ numbers/);
  if (choice.c % 8 === 1) return expectRefusal(pair.real, () => tensor.set([data] as unknown as number[]), /^set: got/);
  tensor.set(choice.c % 2 ? data : new Float64Array(data));
  const { root, offset } = rootOf(node);
  root.data = root.data.map((old, at) => data[at - offset] ?? old);
  adopt(pair, root);
};

const list: Action = ({ model, real }, { a, b }) => {
  if (model.lists.length >= 2) return;
  const data = Array.from({ length: LIST }, (_, at) => (a + at * b) % 2);
  const made = attempt(real, () => real.tape.indices([LIST], data));
  if (made === undefined) return;
  model.lists.push({ data, limits: [] });
  real.lists.push(made);
};

const setList: Action = ({ model, real }, { a, b, c }) => {
  const at = a % Math.max(1, model.lists.length);
  const held = model.lists[at];
  if (held === undefined) return;
  const data = Array.from({ length: LIST }, (_, place) => (b + place * c) % 4);
  const call = () => real.lists[at]!.set(data);
  if (data.some((index) => held.limits.some((limit) => index >= limit))) {
    expectRefusal(real, call, /^gather: index/);
  } else {
    call();
    held.data = data;
  }
  expect([...real.lists[at]!.value()]).toEqual(held.data);
};

const forward: Action = (pair, { a, b }) => {
  const until = b % 2 ? chosen(pair.real.tensors, a) : undefined;
  pair.real.tape.forward(until);
};

const read: Action = (pair, { a, b }) => {
  const node = chosen(pair.model.nodes, a);
  if (node === undefined) return;
  expectValue(pair, node);
  const tensor = tensorOf(pair, node);
  const Floats = tensor.tape.engine.dtype === "f32" ? Float32Array : Float64Array;
  expectSame(tensor.value(new Floats(tensor.size)), tensor.value(), "the same into an array");
  if (tensor.size === 1) expect(tensor.item()).toBe(tensor.value()[0]);
  else expectRefusal(pair.real, () => tensor.item(), /^item: takes a tensor of one element/);
  if (b % 4 === 0) expectRefusal(pair.real, () => tensor.value(new Floats(tensor.size + 1)), /^value: got/);
  expect(String(tensor)).toMatch(/^Tensor \[.*\]: /);
};

const backward: Action = (pair, { a }) => {
  const { model, real } = pair;
  const node = chosen(model.nodes, a);
  if (node === undefined) return;
  const tensor = tensorOf(pair, node);
  const isLoss = tensor.size === 1 && node.keepsGradient;
  if (!isLoss) return expectRefusal(real, () => real.tape.backward(tensor), /^backward: /);
  real.tape.backward(tensor);
  model.backward(node);
};

/** Of the sum of what was computed last, so that there is something to differentiate. */
const lose: Action = (pair, choice) => {
  const at = pair.model.nodes.findLastIndex(({ keepsGradient }) => keepsGradient);
  if (at < 0 || pair.model.nodes.length >= MOST_NODES + 2) return;
  const node = record(pair, makers.mean!(pair.model.nodes[at]!, [], choice, [])!);
  if (node !== undefined) backward(pair, { ...choice, a: pair.model.nodes.indexOf(node) });
};

const gradient: Action = (pair, { a }) => {
  const node = chosen(pair.model.nodes, a);
  if (node === undefined) return;
  const tensor = tensorOf(pair, node);
  if (!node.keepsGradient) return expectRefusal(pair.real, () => tensor.gradient(), /^gradient: .* keeps none/);
  if (pair.model.walks === 0)
    return expectRefusal(pair.real, () => tensor.gradient(), /^gradient: there is none before/);
  expectGradient(pair, node);
};

const optimizer: Action = (pair, { a, b, c }) => {
  const { model, real } = pair;
  if (model.optimizers.length >= 2) return;
  const { parameters } = model;
  const leaves = model.nodes.filter((node) => node.keepsGradient && !isComputed(node));
  const some = c % 3 === 0 ? undefined : [chosen(leaves, a), chosen(leaves, b)].filter((node) => node !== undefined);
  const of = some ?? parameters;
  const options = some && { parameters: some.map((node) => tensorOf(pair, node)) };
  const make = () =>
    c % 2
      ? new Adam(real.tape, { rate: 0.01, ...options })
      : new Sgd(real.tape, { rate: 0.01, momentum: 0.5, ...options });
  if (of.length === 0) return expectRefusal(real, make, /there are no parameters/);
  if (overlap(of)) return expectRefusal(real, make, /share numbers/);
  const made = attempt(real, make);
  if (made === undefined) return;
  real.optimizers.push(made);
  const all = some === undefined ? parameters.length : undefined;
  model.optimizers.push({ kind: c % 2 ? "adam" : "sgd", parameters: of, all, walk: 0 });
};

function overlap([one, other]: readonly Node[]): boolean {
  if (one === undefined || other === undefined) return false;
  const [x, y] = [rootOf(one), rootOf(other)];
  const starts = [x.offset, y.offset];
  const ends = [x.offset + sizeOf(one.shape), y.offset + sizeOf(other.shape)];
  return x.root === y.root && starts[0]! < ends[1]! && starts[1]! < ends[0]!;
}

const optimize: Action = (pair, { a }) => {
  const { model, real } = pair;
  const at = a % Math.max(1, model.optimizers.length);
  const of = model.optimizers[at];
  const optimizer = real.optimizers[at];
  if (of === undefined || optimizer === undefined) return;
  if (of.walk === model.walks) return expectRefusal(real, () => optimizer.step(), /^step: there was no tape.backward/);
  if (of.all !== undefined && of.all !== model.parameters.length) {
    return expectRefusal(real, () => optimizer.step(), /^step: the tape has \d+ parameters/);
  }
  const { steps, states } = optimizer.save();
  const before = of.parameters.map((node) => {
    const tensor = tensorOf(pair, node);
    return { values: tensor.value(), slopes: tensor.gradient() };
  });
  const norm = optimizer.step();
  of.walk = model.walks;
  expectClose([norm], [Math.hypot(...before.flatMap(({ slopes }) => [...slopes]))], 1e-6, "norm");
  expect(optimizer.save().steps).toBe(steps + 1);
  for (const [place, node] of of.parameters.entries()) {
    const { values, slopes } = before[place]!;
    const share = shareOf(pair, node);
    const wanted = Array.from(values, (value, element) => {
      const state = [states[2 * place]![element]!, states[2 * place + 1]![element]!] as const;
      return value - 0.01 * share * change(of, slopes[element]!, state, steps + 1);
    });
    const tensor = tensorOf(pair, node);
    expectClose(tensor.value(), wanted, tolerances[tensor.tape.engine.dtype].value, "after a step");
    const { root, offset } = rootOf(node);
    const found = tensor.value();
    root.data = root.data.map((old, element) => found[element - offset] ?? old);
    adopt(pair, root);
  }
};

/** What the step size is multiplied with: Adam of the paper, or a velocity. */
function change({ kind }: OptimizerModel, slope: number, state: readonly [number, number], step: number): number {
  if (kind === "sgd") return 0.5 * state[0] + slope;
  const mean = (0.9 * state[0] + 0.1 * slope) / (1 - 0.9 ** step);
  const square = (0.999 * state[1] + 0.001 * slope ** 2) / (1 - 0.999 ** step);
  return mean / (Math.sqrt(square) + 1e-8);
}

function shareOf({ model, real }: Pair, node: Node): number {
  const at = model.parameters.indexOf(rootOf(node).root);
  return at < 0 ? 1 : real.tape.rates[at]!;
}

const save: Action = ({ model, real }, { a, b }) => {
  const at = a % Math.max(1, model.optimizers.length);
  const of = model.optimizers[at];
  const optimizer = real.optimizers[at];
  if (of === undefined || optimizer === undefined) return;
  if (b % 2 === 0 || of.saved === undefined) {
    of.saved = optimizer.save();
    return;
  }
  optimizer.restore(of.saved);
  expect(optimizer.save()).toEqual(of.saved);
  const { steps, states } = of.saved;
  expectRefusal(real, () => optimizer.restore({ steps, states: states.slice(1) }), /^restore: /);
  expectRefusal(real, () => optimizer.restore({ steps: -1, states }), /^steps: /);
};

/** Takes what memory is left, but for crumbs. */
const fill: Action = ({ real }, { a }) => {
  const size = [40_000, 3000, 200][a % 3]!;
  const { tape } = real;
  try {
    for (let count = 0; count < 400; count++) tape.constant(new Float32Array(size));
  } catch (error) {
    if (!(error instanceof MemoryLimitError)) throw error;
    const { asked, room, limit } = error;
    expect(asked).toBeGreaterThan(room);
    expect(tape.engine.memory.bytes).toBeLessThanOrEqual(limit);
  }
};

const dispose: Action = ({ model, real }) => {
  const { tape, tensors, lists, optimizers } = real;
  tape.dispose();
  tape.dispose();
  model.isDisposed = true;
  const uses = [
    () => tape.forward(),
    () => tape.input([2]),
    ...tensors
      .slice(0, 2)
      .flatMap((x) => [() => x.value(), () => x.set([...Array(x.size).keys()]), () => x.add(1), () => x.gradient()]),
    ...lists.map((each) => () => each.set([0, 0, 0])),
    ...optimizers.flatMap((each) => [
      () => each.step(),
      () => each.save(),
      () => each.restore({ steps: 0, states: [] }),
    ]),
  ];
  for (const use of uses) expectRefusal(real, use, /disposed of|is computed/);
  expect(tensors.map(String).every((text) => text.includes("disposed"))).toBe(true);
};

/** What cannot be meant. */
const misuse: Action = (pair, { a, b }) => {
  const { tape, tensors } = pair.real;
  const x = chosen(tensors, b);
  if (x === undefined) return;
  const any = (value: unknown) => value as never;
  const wrong: [() => unknown, RegExp][] = [
    [() => x.add(any([1, 2])), /^add: got .* takes a tensor/],
    [() => x.mul(any("2")), /^mul: got "2", takes a tensor/],
    [() => tape.matmul(x, any(undefined)), /^matmul: got nothing, takes a tensor/],
    [() => tape.concat(any(x), 0), /^concat: got an object, takes a list of tensors/],
    [() => tape.input(any("3")), /^input: got shape/],
    [() => tape.input([0]), /^input: got shape/],
    [
      () => tape.input([2], any({ gradients: true })),
      /^gradients: got true, takes no value; input has gradient; did you mean gradient\?/,
    ],
    [() => tape.parameter([2], { init: [1] }), /^init: got 1 numbers for shape \[2\]/],
    [() => tape.parameter([2], { init: any("xavier") }), /^init: got "xavier"/],
    [() => tape.parameter([2], { rate: 0 }), /^rate: got 0/],
    [() => tape.constant(any([[1], [2]])), /^constant: got an array at 0/],
    [() => tape.constant(any("12")), /^constant: got "12", takes numbers/],
    [() => tape.indices([2], [0.5, 1]), /^indices: got 0.5/],
    [() => x.reshape([x.size + 1]), /^reshape: shape/],
    [() => x.sum(9), /^sum: axis 9/],
    [() => x.reshape([x.size]).gather([x.size]), /^gather: index/],
    [
      () => x.reshape([x.size, 1]).dense(x.reshape([1, x.size]), x.reshape([x.size]), any("gelu")),
      /^dense: got activation "gelu"/,
    ],
    [() => new Adam(any([x])), /^Adam: got .* takes a tape/],
    [() => new Adam(tape, any({ lr: 1 })), /^lr: got 1, takes no value; Adam has/],
    [() => new Sgd(tape, any({})), /^rate: got nothing/],
    [() => tape.backward(any(undefined)), /^backward: got nothing/],
  ];
  const [call, message] = wrong[a % wrong.length]!;
  try {
    expectRefusal(pair.real, call, message);
  } catch (error) {
    // A part of what was asked for may have found no memory first.
    if (!String(error).includes("MemoryLimitError")) throw error;
  }
};

const choice = fc.record({ tape: fc.nat(9), a: fc.nat(60), b: fc.nat(60), c: fc.nat(60) });

type Commands = fc.Arbitrary<fc.Command<Model, Real>>;

function commandsOf(name: string, act: Action): Commands {
  return choice.map((made) => new Command(name, made, act));
}

function often(times: number, name: string, act: Action): Commands[] {
  return Array.from({ length: times }, () => commandsOf(name, act));
}

const operations = Object.keys(makers).map((name) => commandsOf(name, (pair, made) => void apply(pair, name, made)));

/** A tape on each engine, with something to learn, so that there is something to do from the start. */
export const beginning: readonly fc.Command<Model, Real>[] = [0, 1].flatMap((tape) => [
  new Open(tape),
  new Command("parameter", { tape, a: 2, b: 0, c: 1 }, leaf("parameter")),
  new Command("parameter", { tape, a: 1, b: 1, c: 2 }, leaf("parameter")),
  new Command("matmul", { tape, a: 0, b: 0, c: 0 }, (pair, made) => void apply(pair, "matmul", made)),
]);

export const commands: Commands[] = [
  fc.nat(9).map((engine) => new Open(engine)),
  fc.nat(9).map((engine) => new Open(engine)),
  fc.constant(new CheckAll()),
  ...often(3, "parameter", leaf("parameter")),
  commandsOf("input", leaf("input")),
  commandsOf("input with a gradient", leaf("input", true)),
  commandsOf("constant", leaf("constant")),
  ...operations,
  ...often(3, "set", set),
  commandsOf("list", list),
  ...often(2, "set list", setList),
  ...often(2, "forward", forward),
  ...often(3, "read", read),
  ...often(2, "backward", backward),
  ...often(4, "lose", lose),
  ...often(5, "gradient", gradient),
  ...often(3, "optimizer", optimizer),
  ...often(6, "optimize", optimize),
  ...often(2, "save", save),
  ...often(2, "fill", fill),
  commandsOf("dispose", dispose),
  ...often(2, "misuse", misuse),
];
