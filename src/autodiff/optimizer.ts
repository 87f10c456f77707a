// Gradient descent on the parameters of a tape. The state lives on the tape and the update runs in WebAssembly.
import type { Floats } from "./memory.js";
import type { Tape } from "./tape.js";
import type { Tensor } from "./tensor.js";

export interface OptimizerOptions {
  /** What is updated; every parameter of the tape unless told. */
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
  /** Added to the root of the mean square; 1e-8 unless told. */
  readonly epsilon?: number;
}

/** Parameters that follow each other in the list and take the same share of the step size. */
interface Run {
  /** Address of the first one's words. */
  readonly list: number;
  count: number;
  readonly rate: number;
}

/** Words of the list for each parameter: itself, its adjoint, two of state, and its size. */
const WORDS = 5;

/** State and the list of parameters, shared by all optimisers. */
abstract class Optimizer {
  private readonly list: number;
  private readonly runs: Run[] = [];
  private readonly states: { address: number; size: number }[] = [];
  /** Updates made. */
  protected steps = 0;
  protected readonly parameters: readonly Tensor[];
  private readonly clip: number;

  constructor(
    protected readonly tape: Tape,
    options: OptimizerOptions,
  ) {
    this.parameters = options.parameters ?? [...tape.parameters];
    this.clip = options.clip ?? Number.POSITIVE_INFINITY;
    if (!(this.clip > 0)) throw new RangeError(`clip: got ${this.clip}, takes a number above 0`);
    const words: number[] = [];
    for (const parameter of this.parameters) {
      tape.own("optimizer", parameter);
      if (parameter.adjoint === 0 || parameter.mark !== 0) throw new RangeError("optimizer: takes parameters only");
      const { size } = parameter;
      const first = tape.reserve(size);
      const second = tape.reserve(size);
      this.states.push({ address: first, size }, { address: second, size });
      words.push(parameter.address, parameter.adjoint, first, second, size);
    }
    this.list = tape.integers(words.length);
    tape.engine.memory.integers.set(words, this.list / 4);
    for (const [at, parameter] of this.parameters.entries()) {
      const rate = options.uniform === true ? 1 : tape.rates[tape.parameters.indexOf(parameter)]!;
      const last = this.runs.at(-1);
      if (last?.rate === rate) last.count += 1;
      else this.runs.push({ list: this.list + 4 * WORDS * at, count: 1, rate });
    }
  }

  /** Updates every parameter by the gradients of the last `backward`, downhill; gives their Euclidean norm. */
  step(): number {
    this.tape.check("step");
    const norm = Math.sqrt(this.tape.engine.kernels.squaredNorm(this.list, this.parameters.length));
    // A gradient that is not a number would spoil the state for good.
    if (!Number.isFinite(norm)) throw new RangeError(`step: the norm of the gradient is ${norm}`);
    this.steps += 1;
    this.begin();
    for (const run of this.runs) this.update(run, norm > this.clip ? this.clip / norm : 1);
    return norm;
  }

  /** Steps taken and state, to be handed to `restore`. */
  save(): { steps: number; states: Floats[] } {
    const { floats, engine } = this.tape;
    const { bytesPerElement } = engine.memory;
    const states = this.states.map(({ address, size }) =>
      floats.slice(address / bytesPerElement, address / bytesPerElement + size),
    );
    return { steps: this.steps, states };
  }

  restore(saved: { readonly steps: number; readonly states: readonly ArrayLike<number>[] }): void {
    const fits =
      saved.states.length === this.states.length &&
      this.states.every(({ size }, at) => saved.states[at]!.length === size);
    if (!fits) throw new RangeError("restore: the state is of other parameters");
    const { floats, engine } = this.tape;
    for (const [at, { address }] of this.states.entries()) {
      floats.set(saved.states[at]!, address / engine.memory.bytesPerElement);
    }
    this.steps = saved.steps;
  }

  /** Before the updates of a step. */
  protected begin(): void {}

  /** @param scale of the gradients */
  protected abstract update(run: Run, scale: number): void;
}

/** Stochastic gradient descent, with momentum if asked. */
export class Sgd extends Optimizer {
  private readonly rate: number;
  private readonly momentum: number;

  constructor(tape: Tape, options: SgdOptions) {
    super(tape, options);
    this.rate = options.rate;
    this.momentum = options.momentum ?? 0;
    checkRate(this.rate);
    checkDecay("momentum", this.momentum);
  }

  protected update({ list, count, rate }: Run, scale: number): void {
    this.tape.engine.kernels.descend(list, count, rate * this.rate, this.momentum, scale);
  }
}

/** Adam (Kingma & Ba 2015). */
export class Adam extends Optimizer {
  private readonly rate: number;
  private readonly beta1: number;
  private readonly beta2: number;
  private readonly epsilon: number;
  // Powers by multiplication: Math.pow may differ between engines.
  private power1 = 1;
  private power2 = 1;

  constructor(tape: Tape, options: AdamOptions = {}) {
    super(tape, options);
    this.rate = options.rate ?? 0.001;
    this.beta1 = options.beta1 ?? 0.9;
    this.beta2 = options.beta2 ?? 0.999;
    this.epsilon = options.epsilon ?? 1e-8;
    checkRate(this.rate);
    checkDecay("beta1", this.beta1);
    checkDecay("beta2", this.beta2);
    if (!(this.epsilon > 0)) throw new RangeError(`epsilon: got ${this.epsilon}, takes a number above 0`);
  }

  override restore(saved: { readonly steps: number; readonly states: readonly ArrayLike<number>[] }): void {
    super.restore(saved);
    this.power1 = 1;
    this.power2 = 1;
    // Multiplied as often as it was, for the same bits; nothing changes any more once both are 0.
    for (let step = 0; step < saved.steps && this.power1 + this.power2 > 0; step++) {
      this.power1 *= this.beta1;
      this.power2 *= this.beta2;
    }
  }

  protected override begin(): void {
    this.power1 *= this.beta1;
    this.power2 *= this.beta2;
  }

  protected update({ list, count, rate }: Run, scale: number): void {
    const { beta1, beta2, epsilon, power1, power2 } = this;
    this.tape.engine.kernels.adam(
      list,
      count,
      rate * this.rate,
      beta1,
      beta2,
      1 / (1 - power1),
      1 / (1 - power2),
      epsilon,
      scale,
    );
  }
}

function checkRate(rate: number): void {
  if (!(rate > 0 && Number.isFinite(rate))) throw new RangeError(`rate: got ${rate}, takes a number above 0`);
}

function checkDecay(name: string, decay: number): void {
  if (!(decay >= 0 && decay < 1)) throw new RangeError(`${name}: got ${decay}, takes a number from 0 to below 1`);
}
