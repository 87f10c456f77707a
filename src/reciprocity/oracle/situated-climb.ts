// Coordinate ascent over deterministic policies that see more: one choice after another is changed where that is worth more.
import {
  decisionsOf,
  type Game,
  type Policy,
  type Random,
  type SituatedPolicy,
  type Situations,
} from "../../game/index.js";
import type { Optimize } from "../learner.js";
import { closeIn } from "./best-response.js";
import type { Reached } from "./matchings-evaluator.js";
import { choicesAsText, greedyChoices, RuleSpace, type Rules } from "./rules.js";

/** Starts that are drawn: so many at least and at most, and fewer where there are many choices. */
const FEWEST = 2;
const MOST = 20;
const PLACES_DRAWN = 2400;

/** What policies are worth. */
interface Evaluating {
  readonly residents: readonly Policy[];
  /** The type of each resident. */
  readonly typeOf: readonly number[];
  payoff(policy: SituatedPolicy, isAlike?: boolean): number | undefined;
  everywhere(situations: Situations, policy: Policy): SituatedPolicy;
  /** Rows that it comes to; unknown where absent. */
  reached(policy: SituatedPolicy): Reached | undefined;
}

/** The best that was found of policies that see more. */
export interface SituatedBest {
  readonly payoff: number;
  readonly ties: readonly Rules[];
  readonly isLowerBound: boolean;
}

/** Of a policy that sees more, its choices in one situation after another. */
export function situatedRules(game: Game, policy: Policy): Rules {
  const { width } = decisionsOf(game);
  return {
    action: choicesAsText(greedyChoices(policy.action, width.action), width.action),
    assessment: choicesAsText(greedyChoices(policy.assessment, width.assessment), width.assessment),
    policy,
  };
}

/** Looks for a best response by changing one choice after another; partners of one type are treated alike. */
export class SituatedClimb {
  /** Situations that are decided alike. */
  private readonly groups: readonly (readonly number[])[];

  /** @param evaluations that may be made */
  constructor(
    private readonly evaluator: Evaluating,
    private readonly game: Game,
    private readonly situations: Situations,
    private readonly optimize: Optimize,
    private readonly fixed: Policy,
    private evaluations: number,
  ) {
    const groups = new Map<string, number[]>();
    const seesPartner = situations.sees.includes("partner");
    // The last round first: what is done late is decided by itself.
    for (let situation = situations.count - 1; situation >= 0; situation--) {
      const parts = situations.parts(situation);
      const key = seesPartner ? [evaluator.typeOf[parts[0]!]!, ...parts.slice(1)] : parts;
      groups.set(key.join(), [...(groups.get(key.join()) ?? []), situation]);
    }
    const round = (group: readonly number[]) => situations.parts(group[0]!).at(-1)!;
    const ordered = [...groups.values()];
    if (situations.sees.includes("round")) ordered.sort((one, other) => round(other) - round(one));
    this.groups = ordered;
  }

  best(likely: readonly SituatedPolicy[], random: Random): SituatedBest {
    const space = new RuleSpace(this.game, this.evaluator.residents, this.optimize, this.fixed);
    const count = Math.floor(PLACES_DRAWN / (this.groups.length * space.free.length));
    const drawn = Array.from({ length: Math.max(FEWEST, Math.min(MOST, count)) }, () => {
      const { policy } = space.rules(space.point((place) => random.below(space.width(place))));
      return this.evaluator.everywhere(this.situations, policy);
    });
    // Half of what is left to each.
    const ends = [...likely, ...drawn].map((start) => this.climb(start, space, Math.ceil(this.evaluations / 2)));
    const winner = ends.reduce((one, other) => (other.payoff > one.payoff ? other : one));
    return { payoff: winner.payoff, ties: [situatedRules(this.game, winner.policy)], isLowerBound: true };
  }

  private climb(policy: SituatedPolicy, space: RuleSpace, limit: number): { policy: SituatedPolicy; payoff: number } {
    const close = closeIn(this.game);
    const { count } = this.situations;
    let payoff = this.evaluator.payoff(policy, true)!;
    let left = limit;
    for (let better = true; better && left > 0; ) {
      better = false;
      let reached = this.evaluator.reached(policy);
      for (const group of this.groups) {
        for (const place of space.free) {
          const { decision, row, width } = space.place(place);
          const half = policy[decision.half];
          const rows = half.length / count;
          if (reached !== undefined && !group.some((at) => reached![decision.half][(at * rows) / width + row] === 1))
            continue;
          const set = (choice: number) => {
            for (const situation of group) {
              const at = situation * rows + row * width;
              half.fill(0, at, at + width);
              half[at + choice] = 1;
            }
          };
          const first = group[0]! * rows + row * width;
          let now = half.subarray(first, first + width).indexOf(1);
          for (let choice = 0; choice < decision.choices && left > 0; choice++) {
            if (choice === now) continue;
            const before = now;
            set(choice);
            const found = this.evaluator.payoff(policy, true)!;
            left -= 1;
            if (found > payoff + close) {
              payoff = found;
              now = choice;
              better = true;
              reached = this.evaluator.reached(policy);
            } else set(before);
          }
        }
      }
    }
    this.evaluations -= limit - left;
    return { policy, payoff };
  }
}
