// One round of imagined episodes on the tape: all acts, then all judgements, then what that pays the learner.
import type { Indices, Tape, Tensor } from "../../autodiff/index.js";
import {
  type Decision,
  decisionsOf,
  type Game,
  kinOf,
  pairsPerRound,
  payoffPartsOf,
  type Role,
  SELF,
} from "../../game/index.js";
import type { PolicyTensors } from "../policy-tensors.js";

/** One encounter of the round: who meets whom in which episode, the learner's role if it is one of them, and what it counts. */
export interface SampledEncounter {
  readonly episode: number;
  readonly first: number;
  readonly second: number;
  readonly role: Role | undefined;
  readonly weight: number;
}

/** Agents that act alike: the first of all encounters, or the second, or where roles are alike both by turns. */
interface Side {
  readonly roles: readonly Role[];
  /** Choices that they have; one does nothing. */
  readonly choices: number;
  /** How they act, and how they are judged, with everybody's tables of that, [agents, contexts, choices]. */
  readonly acting: Table | undefined;
  readonly judged: Table | undefined;
}

interface Table {
  readonly decision: Decision;
  readonly rows: Tensor;
}

/** What all rounds have in common. */
export interface Layout {
  readonly episodes: number;
  readonly pairs: number;
  readonly sides: readonly Side[];
}

export function sidesOf(game: Game, policies: PolicyTensors, episodes: number): Layout {
  const { alike, acting, judging } = decisionsOf(game);
  const { choices } = game.stage;
  const table = (decision: Decision | undefined): Table | undefined => {
    if (decision === undefined) return undefined;
    const { half, start, contexts, choices: open } = decision;
    const [, rows, width] = policies[half].shape as [number, number, number];
    const own = contexts === rows ? policies[half] : policies[half].slice(1, start, start + contexts);
    return { decision, rows: open === width ? own : own.slice(2, 0, open) };
  };
  const side = (roles: readonly Role[]): Side => {
    const role = roles[0]!;
    return {
      roles,
      choices: choices[role],
      acting: table(acting[role]),
      judged: table(judging[1 - role]),
    };
  };
  const sides = alike ? [side([0, 1])] : [side([0]), side([1])];
  return { episodes, pairs: episodes * pairsPerRound(game), sides };
}

/** Who stands where in a side, [rows]: rows of the belief [episodes * agents], and rows of the policies. */
interface Seats {
  readonly self: Indices;
  readonly partner: Indices;
  readonly actor: Indices;
  readonly judge: Indices;
  /** One-hot whether the two are kin, [rows, 2], where agents tell. */
  readonly kin: Tensor | undefined;
}

export class SampledRound {
  /** What it pays the learner in all episodes, each encounter as often as it counts. */
  readonly paid: Tensor;
  /** Everybody's reputation after it, [episodes * agents, K]. */
  readonly reputation: Tensor;
  private readonly seats: readonly Seats[];
  /** Where each agent's new reputation stands: its old one, or that of a side. */
  private readonly next: Indices;
  /** What each action is worth to the learner, [rows, choices] a side; or what both are, [pairs, A0 A1], where that is no sum. */
  private readonly worth: readonly Tensor[];
  private readonly isSum: boolean;
  /** Where the new reputations of each side stand after the old ones; undefined of one that is not judged. */
  private readonly offsets: readonly (number | undefined)[];

  /**
   * @param before everybody's reputation, one-hot
   * @param sample draws one-hot choices [rows, choices] from their chances
   */
  constructor(
    tape: Tape,
    private readonly game: Game,
    private readonly layout: Layout,
    before: Tensor,
    sample: (chances: Tensor) => Tensor,
  ) {
    const { agents, reputations: k, stage } = game;
    const { sides, pairs, episodes } = layout;
    const rowsOf = ({ roles }: Side) => pairs * roles.length;
    this.isSum = payoffPartsOf(stage, 0) !== undefined && payoffPartsOf(stage, 1) !== undefined;
    this.seats = sides.map((side) => {
      const indices = () => tape.indices([rowsOf(side)]);
      const kin = game.groups === undefined ? undefined : tape.input([rowsOf(side), 2]);
      return { self: indices(), partner: indices(), actor: indices(), judge: indices(), kin };
    });
    this.next = tape.indices([episodes * agents]);
    const reputations = sides.map((side, at) => {
      const { self, partner } = this.seats[at]!;
      const rows = rowsOf(side);
      return {
        own: before.gather(self).reshape([rows, k, 1]),
        other: before.gather(partner).reshape([rows, 1, k]),
        rows,
      };
    });
    const done: Tensor[] = [];
    for (const [at, { acting, choices }] of sides.entries()) {
      const { own, other, rows } = reputations[at]!;
      const { actor, kin } = this.seats[at]!;
      // One that does nothing does the only thing it can.
      if (acting === undefined) {
        done.push(tape.constant(new Float32Array(rows).fill(1), [rows, 1]));
        continue;
      }
      let context = own.mul(other).reshape([rows, k * k]);
      if (acting.decision.sees.includes("partnerAction")) context = both(context, done[0]!);
      if (kin !== undefined) context = both(kin, context);
      done.push(sample(decide(context, acting.rows.gather(actor), choices)));
    }
    const said: Tensor[] = [];
    const offsets: (number | undefined)[] = [];
    let offset = episodes * agents;
    for (const [at, { judged }] of sides.entries()) {
      offsets.push(judged === undefined ? undefined : offset);
      if (judged === undefined) continue;
      const { own, other, rows } = reputations[at]!;
      const { judge, kin } = this.seats[at]!;
      let context = both(own.mul(other).reshape([rows, k * k]), done[at]!);
      if (judged.decision.sees.includes("judgeAction")) context = both(context, this.others(done, at));
      if (kin !== undefined) context = both(kin, context);
      said.push(sample(decide(context, judged.rows.gather(judge), k)));
      offset += rows;
    }
    this.offsets = offsets;
    if (this.isSum) {
      this.worth = done.map(({ shape }) => tape.input(shape));
      this.paid = done.map((acts, at) => acts.mul(this.worth[at]!).sum(1).sum()).reduce((sum, part) => sum.add(part));
    } else {
      const [a0, a1] = stage.choices;
      const worth = tape.input([pairs, a0 * a1]);
      this.worth = [worth];
      this.paid = both(this.byRole(done, 0), this.byRole(done, 1)).mul(worth).sum(1).sum();
    }
    this.reputation = tape.concat([before, ...said], 0).gather(this.next);
  }

  /** Takes the encounters of the round. */
  set(encounters: readonly SampledEncounter[]): void {
    const { game, layout, offsets } = this;
    const { agents, stage } = game;
    const next = Int32Array.from({ length: layout.episodes * agents }, (_, at) => at);
    for (const [number, { roles }] of layout.sides.entries()) {
      const rows = encounters.length * roles.length;
      const self = new Int32Array(rows);
      const partner = new Int32Array(rows);
      const kin = new Float32Array(2 * rows);
      const worth = this.isSum ? new Float32Array(this.worth[number]!.size) : undefined;
      let row = 0;
      for (const { episode, first, second, role: mine, weight } of encounters) {
        for (const role of roles) {
          const [one, other] = role === 0 ? [first, second] : [second, first];
          self[row] = episode * agents + one;
          partner[row] = episode * agents + other;
          const offset = offsets[number];
          if (offset !== undefined) next[episode * agents + one] = offset + row;
          kin[2 * row + kinOf(game, one, other)] = 1;
          if (worth !== undefined && mine !== undefined) {
            const { own, other: others } = payoffPartsOf(stage, mine)!;
            const each = one === SELF ? own : others;
            for (const [action, value] of each.entries()) worth[row * each.length + action] = weight * value;
          }
          row += 1;
        }
      }
      const seats = this.seats[number]!;
      seats.self.set(self);
      seats.partner.set(partner);
      seats.actor.set(self.map((at) => at % agents));
      seats.judge.set(partner.map((at) => at % agents));
      seats.kin?.set(kin);
      if (worth !== undefined) this.worth[number]!.set(worth);
    }
    if (!this.isSum) {
      const [input] = this.worth;
      const worth = new Float32Array(input!.size);
      const size = worth.length / encounters.length;
      for (const [at, { role, weight }] of encounters.entries()) {
        if (role === undefined) continue;
        for (let cell = 0; cell < size; cell++) worth[at * size + cell] = weight * stage.payoffs[role][cell]!;
      }
      input!.set(worth);
    }
    this.next.set(next);
  }

  /** What all of one role did, [pairs, choices]: where roles are alike, every second row. */
  private byRole(done: readonly Tensor[], role: Role): Tensor {
    if (done.length === 2) return done[role]!;
    const [acts] = done as [Tensor];
    const [rows, choices] = acts.shape as [number, number];
    return acts
      .reshape([rows / 2, 2, choices])
      .slice(1, role, role + 1)
      .reshape([rows / 2, choices]);
  }

  /** What the partners of a side did, row by row. */
  private others(done: readonly Tensor[], side: number): Tensor {
    if (done.length === 2) return done[1 - side]!;
    const [acts] = done as [Tensor];
    const [rows, choices] = acts.shape as [number, number];
    const pairs = acts.reshape([rows / 2, 2, choices]);
    return acts.tape.concat([pairs.slice(1, 1, 2), pairs.slice(1, 0, 1)], 1).reshape([rows, choices]);
  }
}

/** Contexts of two that are seen together, one-hot each, the second running fastest: [rows, n] and [rows, m] to [rows, n m]. */
function both(one: Tensor, other: Tensor): Tensor {
  const [rows, n] = one.shape as [number, number];
  const m = other.shape[1]!;
  return one
    .reshape([rows, n, 1])
    .mul(other.reshape([rows, 1, m]))
    .reshape([rows, n * m]);
}

/** Chances of choices [rows, choices] in contexts [rows, contexts], by tables [rows, contexts, choices]. */
function decide(context: Tensor, tables: Tensor, choices: number): Tensor {
  const [rows, contexts] = context.shape as [number, number];
  return context.reshape([rows, 1, contexts]).matmul(tables).reshape([rows, choices]);
}
