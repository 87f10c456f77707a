/** What tapes hold, in plain numbers: graphs whose values are computed anew whenever they are asked for. */
import { type Dense, sizeOf } from "../dense.js";

export interface Node {
  readonly kind: "input" | "parameter" | "constant" | "result" | "view" | "detached";
  readonly shape: readonly number[];
  readonly keepsGradient: boolean;
  readonly operands: readonly Node[];
  /** The value from those of the operands; of what nothing computes, what was set. */
  readonly compute: (operands: readonly Dense[]) => Dense;
  /** What a leaf holds; replaced, never changed in place. */
  data: number[];
  /** Elements of its operand that lie before a view. */
  readonly offset: number;
}

export interface IndexList {
  data: number[];
  /** What the operations that read it allow. */
  readonly limits: number[];
}

export interface OptimizerModel {
  readonly kind: "adam" | "sgd";
  readonly parameters: readonly Node[];
  /** Parameters that the tape had, where all of them are meant. */
  readonly all: number | undefined;
  /** The `backward` of its last step, 0 before. */
  walk: number;
  saved?: { readonly steps: number; readonly states: readonly ArrayLike<number>[] };
}

/** What a leaf or a list of indices held. */
interface Held {
  readonly by: { data: number[] };
  readonly data: readonly number[];
}

export class TapeModel {
  readonly nodes: Node[] = [];
  readonly lists: IndexList[] = [];
  readonly optimizers: OptimizerModel[] = [];
  isDisposed = false;
  /** How often `backward` was called. */
  walks = 0;
  /** What it was last called for, and what the leaves held then. */
  private last: { readonly loss: Node; readonly held: readonly Held[] } | undefined;

  constructor(readonly engine: number) {}

  get parameters(): Node[] {
    return this.nodes.filter(({ kind }) => kind === "parameter");
  }

  value(node: Node): Dense {
    return evaluate(node, new Map());
  }

  backward(loss: Node): void {
    this.walks += 1;
    this.last = { loss, held: this.held() };
  }

  private held(): Held[] {
    return [...this.nodes, ...this.lists].map((by) => ({ by, data: by.data }));
  }

  /** By central differences; those of a view are those of what it is a view of. */
  gradient(node: Node): number[] {
    const { loss, held } = this.last!;
    const known = new Map<Node, Dense>();
    const now = this.held();
    for (const { by, data } of held) by.data = [...data];
    const { root, offset } = rootOf(node);
    const { data } = evaluate(root, known);
    evaluate(loss, known);
    const STEP = 1e-4;
    const lossAt = (place: number, change: number) =>
      evaluate(loss, new Map([[root, { shape: root.shape, data: data.with(place, data[place]! + change) }]]), known)
        .data[0]!;
    const gradient = Array.from(
      { length: sizeOf(node.shape) },
      (_, at) => (lossAt(offset + at, STEP) - lossAt(offset + at, -STEP)) / (2 * STEP),
    );
    for (const { by, data } of now) by.data = [...data];
    return gradient;
  }
}

/** What a view is of in the end, and where in it it starts. */
export function rootOf(node: Node): { root: Node; offset: number } {
  let root = node;
  let offset = 0;
  while (root.kind === "view" || root.kind === "detached") {
    offset += root.offset;
    root = root.operands[0]!;
  }
  return { root, offset };
}

export function isComputed(node: Node): boolean {
  return rootOf(node).root.kind === "result";
}

/** @param held what detached nodes are computed from, where something else is being varied */
function evaluate(node: Node, known: Map<Node, Dense>, held = known): Dense {
  const found = known.get(node);
  if (found !== undefined) return found;
  const from = node.kind === "detached" ? held : known;
  const value = node.compute(node.operands.map((operand) => evaluate(operand, from, held)));
  known.set(node, value);
  return value;
}
