// Deterministic rules of the learner as text, and which of them differ in anything that can be seen.
import { type Game, type Policy, policyIn } from "../../game/index.js";
import type { Optimize } from "../learner.js";

/**
 * A deterministic policy by its rules: the choice in each context, one character each, `0` to `9` and then `a` to `z`, so that
 * those of binary games are their bits; numbers with spaces between them where there are more than 36 choices. Where a half is
 * not optimised, it is the fixed policy's greedy choices.
 */
export interface Rules {
  /** In the order of `Policy.action`: own, partner. */
  readonly action: string;
  /** In the order of `Policy.assessment`: subject, judge, action. */
  readonly assessment: string;
  readonly policy: Policy;
}

/** The rules alone of something that has them. */
export function rulesIn({ action, assessment, policy }: Rules): Rules {
  return { action, assessment, policy };
}

/** The likeliest choice in each context, the first of those that are as likely. */
export function greedyChoices(table: ArrayLike<number>, width: number): number[] {
  return Array.from({ length: table.length / width }, (_, context) => {
    let best = context * width;
    for (let at = best + 1; at < (context + 1) * width; at++) if (table[at]! > table[best]!) best = at;
    return best % width;
  });
}

/** The numbers of actions and of reputations that a policy has tables for. */
export function widthsOf(policy: Policy): { readonly actions: number; readonly reputations: number } {
  const { action, assessment } = policyIn(policy, 0);
  const reputations = assessment.length / action.length;
  return { actions: action.length / reputations ** 2, reputations };
}

/** The same as `Rules` write them. */
export function choicesAsText(choices: readonly number[], width: number): string {
  return width <= 36 ? choices.map((choice) => choice.toString(36)).join("") : choices.join(" ");
}

/** What `choicesAsText` wrote. */
export function choicesIn(text: string): number[] {
  return text.includes(" ") ? text.split(" ").map(Number) : Array.from(text, (one) => Number.parseInt(one, 36));
}

/** The choices of a deterministic policy one after another: first the actions, then the judgements. */
export type Point = readonly number[];

/**
 * All deterministic memoryless policies, or choices of the half that is optimised, one for each way of behaving: assessment
 * rules that differ only where no resident ever acts so are one, the one that says the first reputation there.
 */
export class RuleSpace {
  /** The places in a point whose choice makes a difference, those of the actions first. */
  readonly free: readonly number[];
  /** How many points there are. */
  readonly size: number;
  /** What a point has where nothing is free. */
  private readonly base: Point;
  /** Contexts in which it acts. */
  private readonly acts: number;

  /** @param residents as performed */
  constructor(
    readonly game: Pick<Game, "reputations" | "actions">,
    residents: readonly Policy[],
    readonly optimize: Optimize,
    private readonly fixed: Policy,
  ) {
    const { reputations: k, actions } = game;
    this.acts = k * k;
    const places = this.acts * (1 + actions);
    const kinds = [...new Set(residents)];
    const isFree = (place: number) => {
      if (place < this.acts) return optimize !== "signal";
      return optimize !== "action" && kinds.some(({ action }) => action[place - this.acts]! > 0);
    };
    this.free = Array.from({ length: places }, (_, place) => place).filter(isFree);
    this.size = this.free.reduce((product, place) => product * this.width(place), 1);
    this.base = [
      ...(optimize === "signal" ? greedyChoices(fixed.action, actions) : new Array<number>(this.acts).fill(0)),
      ...(optimize === "action" ? greedyChoices(fixed.assessment, k) : new Array<number>(places - this.acts).fill(0)),
    ];
  }

  /** Whether the choice in this place is an action; else it is a judgement. */
  isAction(place: number): boolean {
    return place < this.acts;
  }

  /** How many choices there are in a place. */
  width(place: number): number {
    return this.isAction(place) ? this.game.actions : this.game.reputations;
  }

  /** Every point, in the order of the rules as text. */
  *all(): Generator<Point> {
    for (let number = 0; number < this.size; number++) {
      let left = number;
      const point = [...this.base];
      for (const place of this.free.toReversed()) {
        point[place] = left % this.width(place);
        left = Math.floor(left / this.width(place));
      }
      yield point;
    }
  }

  /** The point that makes these choices where they are free. */
  point(choice: (place: number) => number): Point {
    const point = [...this.base];
    for (const place of this.free) point[place] = choice(place);
    return point;
  }

  /** A policy's likeliest choices. */
  near({ action, assessment }: Policy): Point {
    const { reputations, actions } = this.game;
    const choices = [...greedyChoices(action, actions), ...greedyChoices(assessment, reputations)];
    return this.point((place) => choices[place]!);
  }

  /** Whether a point acts the same everywhere; true where nothing is free. */
  actsAlike(point: Point): boolean {
    return this.isAlike(point, true);
  }

  /** Whether a point judges everybody the same; true where nothing is free. */
  judgesAlike(point: Point): boolean {
    return this.isAlike(point, false);
  }

  rules(point: Point): Rules {
    const { game, optimize, fixed, acts } = this;
    const actions = point.slice(0, acts);
    const judgements = point.slice(acts);
    return {
      action: choicesAsText(actions, game.actions),
      assessment: choicesAsText(judgements, game.reputations),
      policy: {
        action: optimize === "signal" ? fixed.action : table(actions, game.actions),
        assessment: optimize === "action" ? fixed.assessment : table(judgements, game.reputations),
      },
    };
  }

  private isAlike(point: Point, actions: boolean): boolean {
    const own = this.free.filter((place) => this.isAction(place) === actions);
    return own.every((place) => point[place] === point[own[0]!]);
  }
}

function table(choices: Point, width: number): Float64Array {
  const rows = new Float64Array(choices.length * width);
  for (const [context, choice] of choices.entries()) rows[context * width + choice] = 1;
  return rows;
}
