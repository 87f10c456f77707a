/** Up to this many agents, pairs are looked up in an array; beyond, in a map that holds only those asked for. */
const DENSE = 512;

/** Numbers the ordered pairs (subject, judge) for which a table is wanted, each once, from 0 in the order asked for. */
export class PairList {
  readonly subjects: number[] = [];
  readonly judges: number[] = [];
  /** The pair's number + 1. */
  private readonly dense: Int32Array | undefined;
  private readonly sparse = new Map<number, number>();

  constructor(private readonly agents: number) {
    if (agents <= DENSE) this.dense = new Int32Array(agents * agents);
  }

  /** The pair's number. */
  of(subject: number, judge: number): number {
    const key = subject * this.agents + judge;
    const known = this.dense === undefined ? this.sparse.get(key) : this.dense[key];
    if (known) return known - 1;
    const number = this.subjects.push(subject) - 1;
    this.judges.push(judge);
    if (this.dense === undefined) this.sparse.set(key, number + 1);
    else this.dense[key] = number + 1;
    return number;
  }

  /** Forgets all pairs. */
  clear(): void {
    this.subjects.length = 0;
    this.judges.length = 0;
    this.dense?.fill(0);
    this.sparse.clear();
  }
}
