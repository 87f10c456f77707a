// Numbers for those who take part, given anew every iteration without making anything new.

/** Gives each agent that is named a number, from 0 in the order in which they are first named. */
export class AgentList {
  readonly agents: number[] = [];
  /** The agent's number + 1. */
  private readonly numbers: Int32Array;

  constructor(agents: number) {
    this.numbers = new Int32Array(agents);
  }

  of(agent: number): number {
    const known = this.numbers[agent]!;
    if (known > 0) return known - 1;
    this.agents.push(agent);
    this.numbers[agent] = this.agents.length;
    return this.agents.length - 1;
  }

  clear(): void {
    for (const agent of this.agents) this.numbers[agent] = 0;
    this.agents.length = 0;
  }
}

/** Does the same for ordered pairs (subject, judge). */
export class PairList {
  readonly subjects: number[] = [];
  readonly judges: number[] = [];
  /** Hash table with open addressing: the pair's number + 1, a power of two of slots. */
  private slots = new Int32Array(256);

  of(subject: number, judge: number): number {
    let slot = this.slot(subject, judge);
    for (let known = this.slots[slot]!; known !== 0; known = this.slots[slot]!) {
      if (this.subjects[known - 1] === subject && this.judges[known - 1] === judge) return known - 1;
      slot = (slot + 1) & (this.slots.length - 1);
    }
    this.subjects.push(subject);
    const count = this.judges.push(judge);
    this.slots[slot] = count;
    if (2 * count > this.slots.length) this.widen();
    return count - 1;
  }

  clear(): void {
    this.subjects.length = 0;
    this.judges.length = 0;
    this.slots.fill(0);
  }

  private slot(subject: number, judge: number): number {
    const mixed = Math.imul(subject, 0x9e3779b1) ^ Math.imul(judge, 0x85ebca6b);
    return (mixed ^ (mixed >>> 15)) & (this.slots.length - 1);
  }

  private widen(): void {
    this.slots = new Int32Array(2 * this.slots.length);
    for (let number = 1; number <= this.subjects.length; number++) {
      let slot = this.slot(this.subjects[number - 1]!, this.judges[number - 1]!);
      while (this.slots[slot] !== 0) slot = (slot + 1) & (this.slots.length - 1);
      this.slots[slot] = number;
    }
  }
}
