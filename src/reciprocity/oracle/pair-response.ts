// Two who stay together all episode, of whom the learner sees more than the two reputations: what its policy is worth, exactly, and,
// where it sees the round as well and so knows all that matters, the best response, found backwards, round by round.
import { initialDistribution, type Role, type SituatedPolicy, type Situations } from "../../game/index.js";
import { type Branch, branchesOf, type Meets, type Situation } from "./decision.js";
import { BY_TURNS, type Turn, turnsOf } from "./turns.js";

/** What the learner may come to decide on with one partner, by both reputations, in each of its turns. */
interface RoleBranches {
  readonly role: Role;
  readonly chance: number;
  /** `[own][partner's]`. */
  readonly branches: readonly (readonly Branch[])[];
}

/** An encounter's worth, from what is to come after it, by the new reputations and what is then remembered. */
type Deciding = (decision: Situation, role: Role, place: number, after: Float64Array) => number;

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
        branchesOf(meets, [{ ...turn, chance: 1 }], Math.floor(context / k), context % k),
      ),
    });
    this.ways = begins.map((rounds) => rounds.map((turns) => turns.map(branchesIn)));
  }

  /** The learner's expected return of an episode. */
  total(policy: SituatedPolicy): number {
    const { reputations: k, actions: width } = this.meets.game;
    const rowsOf = (table: Float64Array, size: number) => table.length / policy.situations / size;
    const rows = { action: rowsOf(policy.action, width), assessment: rowsOf(policy.assessment, k) };
    return this.followed((decision, role, situation, after) => {
      let worth = 0;
      for (const [cell, [acted]] of decision.acts.entries()) {
        const own = Math.floor(cell / decision.answers);
        const acts = (situation * rows.action + decision.actionRow) * width;
        const does = decision.actionRow < 0 ? 1 : policy.action[acts + acted]!;
        if (cell % decision.answers === 0) worth += does * decision.paid[own]!;
        const both = does * decision.chances[cell]!;
        if (both === 0) continue;
        const judges = decision.judgementRows[cell]!;
        const at = (situation * rows.assessment + judges) * k;
        const says = judges < 0 ? decision.toPartner[cell]![0]! : policy.assessment.subarray(at, at + k);
        worth += both * this.toCome(decision, role, cell, says, after);
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
    this.followed((decision, role, situation, after) => {
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
              return share === 0 ? sum : sum + share * this.toCome(decision, role, cell, says, after);
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
          for (const { role, chance, branches } of way[round % way.length]!) {
            for (const branch of branches[Math.floor(state / memories)]!)
              before[state]! += chance * branch.chance * decide(branch.decision, role, situation, after);
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

  private toCome(decision: Situation, role: Role, cell: number, says: Float64Array, after: Float64Array): number {
    const { reputations: k, discount } = this.meets.game;
    const { memories } = this.situations;
    const [acted, answer] = decision.acts[cell]!;
    const memory = this.situations.memoryOf(role, acted, answer);
    const becomes = decision.toSelf[cell]!;
    let sum = 0;
    for (let own = 0; own < k; own++) {
      if (becomes[own] === 0) continue;
      for (let other = 0; other < k; other++)
        sum += becomes[own]! * says[other]! * after[(own * k + other) * memories + memory]!;
    }
    return discount * sum;
  }
}

function write(table: Float64Array, row: number, width: number, choice: number): void {
  table.fill(0, row * width, (row + 1) * width);
  table[row * width + choice] = 1;
}
