// Which operation of a user the kernels mean by a number.

/** An operation of a user on a tape. */
export interface Run {
  forward(): void;
  adjoint(): void;
}

/** Those of the tapes of an engine, by number. */
export class CustomRuns {
  private readonly runs: (Run | undefined)[] = [];
  private readonly free: number[] = [];

  add(run: Run): number {
    const which = this.free.pop() ?? this.runs.length;
    this.runs[which] = run;
    return which;
  }

  remove(which: number): void {
    this.runs[which] = undefined;
    this.free.push(which);
  }

  /** What the kernels import. */
  readonly forward = (which: number): void => this.runs[which]!.forward();
  readonly adjoint = (which: number): void => this.runs[which]!.adjoint();
}
