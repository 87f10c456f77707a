// Gradient descent on the parameters of a tape. The state lives on the tape and the update runs in WebAssembly.
import {
  checkOptions,
  checkValue,
  flag,
  integer,
  listOf,
  type OptionTable,
  real,
  required,
  shown,
  such,
} from "../options.js";
import { numbersOf } from "./data.js";
import type { Floats } from "./memory.js";
import { Powers } from "./powers.js";
import { show } from "./shape.js";
import { Tape, Tensor } from "./tensor.js";

export interface OptimizerOptions {
  /**
   * What is updated: parameters, inputs with a gradient, or views of them, for a part alone. Every parameter of the tape unless
   * told, which must be there by then.
   */
  readonly parameters?: readonly Tensor[];
  /** The gradients are scaled down together to at most this Euclidean norm; no limit unless told. */
  readonly clip?: number;
  /** Whether all take the whole step size, whatever share of it is their own; no unless told. */
  readonly uniform?: boolean;
}

export interface SgdOptions extends OptimizerOptions {
  /** Step size. */
  readonly rate: number;
  /** Share of the last step that is kept, in [0, 1); 0 unless told. */
  readonly momentum?: number;
}

export interface AdamOptions extends OptimizerOptions {
  /** Step size; 0.001 unless told. */
  readonly rate?: number;
  /** Decay of the means of gradients and of their squares; 0.9 and 0.999 unless told. */
  readonly beta1?: number;
  readonly beta2?: number;
  /** Added to the root of the mean square, as the smallest number above 0 where f32 would round it to 0; 1e-8 unless told. */
  readonly epsilon?: number;
}

const shareTaken = real({ above: 0, most: 1 });
const tensor = such("a tensor", (value) => value instanceof Tensor);
const common: OptionTable<OptimizerOptions> = {
  parameters: listOf(tensor),
  clip: real({ above: 0, infinite: true }),
  uniform: flag,
};
const decay = real({ least: 0, below: 1 });
const sgdOptions: OptionTable<SgdOptions> = { ...common, rate: required(real({ above: 0 })), momentum: decay };
const adamOptions: OptionTable<AdamOptions> = {
  ...common,
  rate: real({ above: 0 }),
  beta1: decay,
  beta2: decay,
  epsilon: real({ above: 0 }),
};

/** Parameters that follow each other in the list and take the same share of the step size. */
interface Run {
  /** Address of the first one's words. */
  readonly list: number;
  count: number;
  /** Step size, their share of it. */
  readonly rate: number;
}

/** What an optimiser has come to. */
export interface SavedOptimizer {
  /** Updates made. */
  readonly steps: number;
  /** Two arrays for each parameter, as long as it is. */
  readonly states: readonly ArrayLike<number>[];
}

const savedOptimizer: OptionTable<SavedOptimizer> = {
  steps: required(integer(0)),
  states: required(such("a list of arrays", Array.isArray)),
};

/** Factors below have fewer than seven digits. */
const SMALLEST_SCALE = 2 ** -1050;
const SMALLEST_SINGLE = 2 ** -149;
const LARGEST_SINGLE = (2 - 2 ** -23) * 2 ** 127;
/** Squares of more are infinite. */
const LARGEST_NORM_SINGLE = 1.8e19;
const LARGEST_NORM_DOUBLE = 1.3e154;

/** Words of the list for each parameter: itself, its adjoint, two of state, and its size. */
const WORDS = 5;

/** State and the list of parameters, shared by all optimisers. */
abstract class Optimizer {
  private list = 0;
  private readonly runs: Run[] = [];
  private readonly states: { address: number; size: number }[] = [];
  /** Updates made. */
  protected steps = 0;
  private readonly parameters: readonly Tensor[];
  /** The parameters that the tape had, where all of them are meant. */
  private readonly all: number | undefined;
  private readonly clip: number;
  /** The `backward` that the last step was made by. */
  private walk = 0;

  constructor(
    protected readonly tape: Tape,
    options: OptimizerOptions,
    name: string,
    rate: number,
  ) {
    const { parameters: named, clip = Number.POSITIVE_INFINITY, uniform = false } = options;
    // A copy: the list in memory is of those that there are now.
    const parameters = [...(named ?? tape.parameters)];
    if (parameters.length === 0) {
      throw new RangeError(`${name}: there are no parameters; make them before their optimizer`);
    }
    this.parameters = parameters;
    this.all = named === undefined ? parameters.length : undefined;
    this.clip = clip;
    checkParameters(name, tape, parameters);
    const rates = parameters.map((parameter) => (uniform ? rate : shareOf(tape, parameter) * rate));
    for (const each of rates) checkRounded(tape, "rate", each, 0, Number.POSITIVE_INFINITY);
    tape.whole(() => {
      const words: number[] = [];
      for (const { address, adjoint, size } of parameters) {
        const first = tape.reserve(size);
        const second = tape.reserve(size);
        this.states.push({ address: first, size }, { address: second, size });
        words.push(address, adjoint, first, second, size);
      }
      this.list = tape.integers(words.length);
      tape.engine.memory.integers.set(words, this.list / 4);
    });
    for (const [at, each] of rates.entries()) {
      const last = this.runs.at(-1);
      if (last?.rate === each) last.count += 1;
      else this.runs.push({ list: this.list + 4 * WORDS * at, count: 1, rate: each });
    }
  }

  /**
   * Updates every parameter by the gradients of the last `backward`, downhill; gives their Euclidean norm. Where that is not
   * finite, nothing is updated.
   *
   * @param share of the step size that this step takes, above 0 and at most 1: less and less where steps decay
   */
  step(share = 1): number {
    const { tape } = this;
    tape.check("step");
    checkValue("share", share, shareTaken);
    if (tape.walk === this.walk) {
      throw new RangeError(
        `step: there was no tape.backward ${this.walk === 0 ? "yet" : "since the last step"}, which gives the gradients`,
      );
    }
    if (this.all !== undefined && tape.parameters.length !== this.all) {
      throw new RangeError(
        `step: the tape has ${tape.parameters.length} parameters, and had ${this.all} when the optimizer was made; make it after them, or name those it is for`,
      );
    }
    const norm = tape.engine.kernels.norm(this.list, this.parameters.length);
    // A gradient that is not a number would spoil the state for good.
    if (!Number.isFinite(norm)) throw new RangeError(`step: the norm of the gradient is ${norm}`);
    const scale = norm > this.clip ? this.clip / norm : 1;
    if (scale < SMALLEST_SCALE) {
      throw new RangeError(`step: a gradient whose norm is ${norm} cannot be clipped to ${this.clip}; scale the loss`);
    }
    this.begin(norm * scale);
    this.steps += 1;
    this.walk = tape.walk;
    for (const run of this.runs) this.update(run, scale, share);
    tape.changed(0);
    return norm;
  }

  /** Steps taken and state, to be handed to `restore`. */
  save(): { steps: number; states: Floats[] } {
    this.tape.check("save");
    const { floats, engine } = this.tape;
    const { bytesPerElement } = engine.memory;
    const states = this.states.map(({ address, size }) =>
      floats.slice(address / bytesPerElement, address / bytesPerElement + size),
    );
    return { steps: this.steps, states };
  }

  /** Goes on from what was saved, of an optimiser of the same kind and options over parameters of the same sizes. */
  restore(saved: SavedOptimizer): void {
    checkOptions("restore", saved, savedOptimizer);
    const { steps } = saved;
    const states = Array.from(saved.states, (state) => numbersOf("restore", state));
    this.tape.check("restore");
    const fits =
      states.length === this.states.length && this.states.every(({ size }, at) => states[at]!.length === size);
    if (!fits) throw new RangeError("restore: the state is of other parameters");
    for (const [at, state] of states.entries()) checkState(this.tape, at, state);
    const { floats, engine } = this.tape;
    for (const [at, { address }] of this.states.entries()) {
      floats.set(states[at]!, address / engine.memory.bytesPerElement);
    }
    this.steps = steps;
  }

  /**
   * Before the updates of a step; throws where the state could not hold it.
   *
   * @param norm of the gradients, scaled
   */
  protected begin(_norm: number): void {}

  /**
   * @param scale of the gradients
   * @param share of the step size
   */
  protected abstract update(run: Run, scale: number, share: number): void;
}

/** Stochastic gradient descent, with momentum if asked. */
export class Sgd extends Optimizer {
  private readonly momentum: number;

  constructor(tape: Tape, options: SgdOptions) {
    checkTape("Sgd", tape);
    checkOptions("Sgd", options, sgdOptions);
    const { rate, momentum = 0 } = options;
    checkRounded(tape, "momentum", momentum, 1);
    super(tape, options, "Sgd", rate);
    this.momentum = momentum;
  }

  protected update({ list, count, rate }: Run, scale: number, share: number): void {
    this.tape.engine.kernels.descend(list, count, share * rate, this.momentum, scale);
  }
}

/** Adam (Kingma & Ba 2015). */
export class Adam extends Optimizer {
  private readonly beta1: number;
  private readonly beta2: number;
  private readonly powers1: Powers;
  private readonly powers2: Powers;
  private readonly epsilon: number;
  private readonly largestNorm: number;
  private correction1 = 1;
  private correction2 = 1;

  constructor(tape: Tape, options: AdamOptions = {}) {
    checkTape("Adam", tape);
    checkOptions("Adam", options, adamOptions);
    const { rate = 0.001, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 } = options;
    checkRounded(tape, "beta1", beta1, 1);
    checkRounded(tape, "beta2", beta2, 1);
    checkRounded(tape, "epsilon", epsilon, Number.POSITIVE_INFINITY);
    super(tape, options, "Adam", rate);
    const isSingle = tape.engine.dtype === "f32";
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.powers1 = new Powers(beta1);
    this.powers2 = new Powers(beta2);
    this.epsilon = Math.max(epsilon, isSingle ? SMALLEST_SINGLE : 0);
    this.largestNorm = isSingle ? LARGEST_NORM_SINGLE : LARGEST_NORM_DOUBLE;
  }

  protected override begin(norm: number): void {
    if (norm > this.largestNorm) {
      throw new RangeError(
        `step: the square of the gradient's norm of ${norm} is beyond ${this.tape.engine.dtype}; clip it, or scale the loss`,
      );
    }
    this.correction1 = 1 / (1 - this.powers1.to(this.steps + 1));
    this.correction2 = 1 / (1 - this.powers2.to(this.steps + 1));
  }

  protected update({ list, count, rate }: Run, scale: number, share: number): void {
    const { beta1, beta2, epsilon, correction1, correction2 } = this;
    this.tape.engine.kernels.adam(list, count, share * rate, beta1, beta2, correction1, correction2, epsilon, scale);
  }
}

function checkTape(name: string, tape: unknown): void {
  if (!(tape instanceof Tape)) {
    throw new TypeError(`${name}: got ${shown(tape)}, takes a tape, and what is updated as { parameters } after it`);
  }
}

function checkParameters(name: string, tape: Tape, parameters: readonly Tensor[]): void {
  for (const parameter of parameters) {
    tape.own(name, parameter);
    if (parameter.adjoint !== 0 && parameter.mark === 0) continue;
    throw new RangeError(
      `${name}: got a tensor of shape ${show(parameter.shape)}, takes parameters only, inputs with a gradient, and views of them`,
    );
  }
  const ordered = parameters.toSorted((one, other) => one.address - other.address);
  for (const [at, { address, size, shape }] of ordered.entries()) {
    const next = ordered[at + 1];
    if (next === undefined || address + size * tape.engine.memory.bytesPerElement <= next.address) continue;
    throw new RangeError(
      `${name}: the tensors of shape ${show(shape)} and ${show(next.shape)} share numbers; name each once`,
    );
  }
}

/** Throws for what no step leaves: the second of two arrays is of mean squares. */
function checkState(tape: Tape, at: number, state: ArrayLike<number>): void {
  const most = tape.engine.dtype === "f32" ? LARGEST_SINGLE : Number.MAX_VALUE;
  const least = at % 2 === 1 ? 0 : -most;
  for (let element = 0; element < state.length; element++) {
    const value = state[element]!;
    if (value >= least && value <= most) continue;
    throw new RangeError(`restore: got ${value} at ${element} of state ${at}, takes ${least} .. ${most}`);
  }
}

/** The share of the step size that the parameter takes, or that of which it is a view. */
function shareOf(tape: Tape, { address }: Tensor): number {
  const { bytesPerElement } = tape.engine.memory;
  const at = tape.parameters.findIndex(
    (parameter) => parameter.address <= address && address < parameter.address + parameter.size * bytesPerElement,
  );
  return tape.rates[at] ?? 1;
}

/** In f32 a small step size would be 0, a large one infinite, and a long memory one that never forgets. */
function checkRounded(tape: Tape, name: string, value: number, ...refused: readonly number[]): void {
  const rounded = tape.engine.dtype === "f32" ? Math.fround(value) : value;
  if (!refused.includes(rounded)) return;
  throw new RangeError(`${name}: got ${value}, which ${tape.engine.dtype} rounds to ${rounded}; take another`);
}
