// Two who stay together all episode, of whom the learner sees more than the two reputations: what its policy is worth, exactly, and,
// where it sees the round as well and so knows all that matters, the best response, found backwards, round by round.
import { initialDistribution, type Role, type SituatedPolicy, type Situations } from "../../game/index.js";
import { type Branch, branchesOf, type Meets, type Situation } from "./decision.js";
import { BY_TURNS, type Turn, turnsOf } from "./turns.js";

/** What may come of an encounter: what both do, and what becomes of the learner. */
interface Cell {
  /** What the learner does, and the place of that among its acts. */
  readonly acted: number;
  readonly own: number;
  /** That the partner does its part of it. */
  readonly chance: number;
  /** What is then remembered. */
  readonly memory: number;
  /** New reputations of the learner that have a chance. */
  readonly becomes: readonly number[];
  readonly chances: readonly number[];
}

/** A branch, and what may come of it. */
interface Followed extends Branch {
  readonly cells: readonly Cell[];
}

/** What the learner may come to decide on with one partner, by both reputations, in each of its turns. */
interface RoleBranches {
  readonly role: Role;
  readonly chance: number;
  /** `[own][partner's]`. */
  readonly branches: readonly (readonly Followed[])[];
}

/** An encounter's worth, from what is to come after it, by the new reputations and what is then remembered. */
type Deciding = (branch: Followed, situation: number, after: Float64Array) => number;

export class PairEpisodes {
  /** Ways in which the roles may go in turn: one, or where agents alternate two. */
  private readonly ways: readonly (readonly (readonly RoleBranches[])[])[];

  /**
   * @param meets the partner, and what the learner may choose among
   * @param partner its number
   */
  constructor(
    private readonly meets: Meets,
    private readonly situations: Situations,
    private readonly partner: number,
  ) {
    const { game } = meets;
    const begins = game.seats === "alternating" ? BY_TURNS : [[turnsOf(game, 0)]];
    const { reputations: k } = game;
    const branchesIn = (turn: Turn): RoleBranches => ({
      ...turn,
      branches: Array.from({ length: k * k }, (_, context) =>
        branchesOf(meets, [{ ...turn, chance: 1 }], Math.floor(context / k), context % k).map((branch) => ({
          ...branch,
          cells: this.cellsOf(branch.decision, turn.role),
        })),
      ),
    });
    this.ways = begins.map((rounds) => rounds.map((turns) => turns.map(branchesIn)));
  }

  /** The learner's expected return of an episode. */
  total(policy: SituatedPolicy): number {
    const { reputations: k, actions: width } = this.meets.game;
    const rowsOf = (table: Float64Array, size: number) => table.length / policy.situations / size;
    const rows = { action: rowsOf(policy.action, width), assessment: rowsOf(policy.assessment, k) };
    return this.followed(({ decision, cells }, situation, after) => {
      const { actionRow, judgementRows, paid, toPartner } = decision;
      const acts = (situation * rows.action + actionRow) * width;
      let worth = 0;
      let last = -1;
      for (let at = 0; at < cells.length; at++) {
        const cell = cells[at]!;
        const does = actionRow < 0 ? 1 : policy.action[acts + cell.acted]!;
        if (cell.own !== last) worth += does * paid[cell.own]!;
        last = cell.own;
        const both = does * cell.chance;
        if (both === 0) continue;
        const judges = judgementRows[at]!;
        if (judges < 0) worth += both * this.toCome(cell, toPartner[at]![0]!, 0, after);
        else worth += both * this.toCome(cell, policy.assessment, (situation * rows.assessment + judges) * k, after);
      }
      return worth;
    });
  }

  /**
   * Writes the best choices into tables over all situations. It judges before it remembers: what it says does not depend on how its own
   * act came out, unless judges look at that.
   */
  writeBest(into: { readonly action: Float64Array; readonly assessment: Float64Array }): void {
    const { game, optimize } = this.meets;
    const { reputations: k, actions: width } = game;
    const { count } = this.situations;
    const rows = { action: into.action.length / count / width, assessment: into.assessment.length / count / k };
    this.followed(({ decision, cells: all }, situation, after) => {
      // Acts that the judge cannot tell apart.
      const groups = new Map<number, number[]>();
      for (const [cell, row] of decision.judgementRows.entries()) {
        const key = row < 0 ? -1 - cell : row;
        groups.set(key, [...(groups.get(key) ?? []), cell]);
      }
      let best = Number.NEGATIVE_INFINITY;
      for (const [choice, does] of decision.options.entries()) {
        let worth = does.reduce((sum, share, own) => sum + share * decision.paid[own]!, 0);
        const said = new Map<number, number>();
        for (const [row, cells] of groups) {
          const isPossible = cells.some((cell) => decision.chances[cell]! > 0);
          const worths = decision.toPartner[cells[0]!]!.map((says) =>
            cells.reduce((sum, cell) => {
              const chance = isPossible ? decision.chances[cell]! : 1;
              const share = does[Math.floor(cell / decision.answers)]! * chance;
              return share === 0 ? sum : sum + share * this.toCome(all[cell]!, says, 0, after);
            }, 0),
          );
          const most = Math.max(...worths);
          said.set(row, worths.indexOf(most));
          if (isPossible) worth += most;
        }
        if (worth <= best) continue;
        best = worth;
        if (decision.actionRow >= 0 && optimize !== "signal")
          write(into.action, situation * rows.action + decision.actionRow, width, choice);
        for (const [row, signal] of said) {
          if (row >= 0 && optimize !== "action") write(into.assessment, situation * rows.assessment + row, k, signal);
        }
      }
      return best;
    });
  }

  /** Backwards over the rounds. */
  private followed(decide: Deciding): number {
    const { game } = this.meets;
    const { reputations: k, rounds } = game;
    const { memories } = this.situations;
    const initial = initialDistribution(game);
    let total = 0;
    for (const way of this.ways) {
      let after = new Float64Array(k * k * memories);
      for (let round = rounds - 1; round >= 0; round--) {
        const before = new Float64Array(after.length);
        for (let state = 0; state < before.length; state++) {
          const situation = this.situations.of(this.partner, state % memories, round);
          for (const { chance, branches } of way[round % way.length]!) {
            for (const branch of branches[Math.floor(state / memories)]!)
              before[state]! += chance * branch.chance * decide(branch, situation, after);
          }
        }
        after = before;
      }
      for (let pair = 0; pair < k * k; pair++) {
        const chance = initial[Math.floor(pair / k)]! * initial[pair % k]!;
        total += (chance * after[pair * memories]!) / this.ways.length;
      }
    }
    return total;
  }

  private cellsOf(decision: Situation, role: Role): Cell[] {
    return decision.acts.map(([acted, answer], cell) => {
      const possible = Array.from(decision.toSelf[cell]!.entries()).filter(([, chance]) => chance > 0);
      return {
        acted,
        own: Math.floor(cell / decision.answers),
        chance: decision.chances[cell]!,
        memory: this.situations.memoryOf(acted, answer, role),
        becomes: possible.map(([reputation]) => reputation),
        chances: possible.map(([, chance]) => chance),
      };
    });
  }

  /** @param says chances of the partner's new reputation, from `at` on */
  private toCome({ memory, becomes, chances }: Cell, says: Float64Array, at: number, after: Float64Array): number {
    const { reputations: k, discount } = this.meets.game;
    const { memories } = this.situations;
    let sum = 0;
    for (let one = 0; one < becomes.length; one++) {
      const from = becomes[one]! * k;
      const chance = chances[one]!;
      for (let other = 0; other < k; other++)
        sum += chance * says[at + other]! * after[(from + other) * memories + memory]!;
    }
    return discount * sum;
  }
}

function write(table: Float64Array, row: number, width: number, choice: number): void {
  table.fill(0, row * width, (row + 1) * width);
  table[row * width + choice] = 1;
}
