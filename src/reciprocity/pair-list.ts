/** Numbers the ordered pairs (subject, judge) for which a table is wanted, each once. */
export class PairList {
  readonly subjects: number[] = [];
  readonly judges: number[] = [];
  private readonly numbers = new Map<number, number>();

  constructor(private readonly agents: number) {}

  /** The pair's number, from 0 in the order asked for. */
  of(subject: number, judge: number): number {
    const key = subject * this.agents + judge;
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.subjects.length;
      this.numbers.set(key, number);
      this.subjects.push(subject);
      this.judges.push(judge);
    }
    return number;
  }
}
