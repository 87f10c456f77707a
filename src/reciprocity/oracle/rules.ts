// Deterministic rules of the learner as text, and which of them differ in anything that can be seen.
import {
  actionRow,
  contextOf,
  type Decision,
  type Decisions,
  decisionsOf,
  type Factor,
  type Game,
  type Half,
  isOf,
  kinOf,
  type Policy,
  type Role,
  SELF,
} from "../../game/index.js";
import type { Optimize } from "../learner.js";

/**
 * A deterministic policy by its rules: the choice in each row of its tables (see `decisionsOf`), one character each, `0` to `9` and then
 * `a` to `z`, so that those of binary games are their bits; numbers with spaces between them where there are more than 36 choices. Where
 * a half is not optimised, it is the fixed policy's greedy choices; in rows that the learner never comes to it is 0.
 */
export interface Rules {
  /** In the order of `Policy.action`. */
  readonly action: string;
  /** In the order of `Policy.assessment`. */
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

/** The same as `Rules` write them. */
export function choicesAsText(choices: readonly number[], width: number): string {
  return width <= 36 ? choices.map((choice) => choice.toString(36)).join("") : choices.join(" ");
}

/** What `choicesAsText` wrote. */
export function choicesIn(text: string): number[] {
  return text.includes(" ") ? text.split(" ").map(Number) : Array.from(text, (one) => Number.parseInt(one, 36));
}

/** The choices of a deterministic policy one after another: first the rows of its actions, then those of its judgements. */
export type Point = readonly number[];

/** A row of the learner's tables. */
export interface Place {
  readonly decision: Decision;
  /** In the table of its half. */
  readonly row: number;
  /** Numbers that a row of the table has. */
  readonly width: number;
}

/**
 * All deterministic memoryless policies, or choices of the half that is optimised, one for each way of behaving: rules that differ only
 * in rows that the learner never comes to, whatever it does, are one, the one that makes the first choice there. These are rows of roles
 * that it does not have, those towards a group whose members it does not meet, and those in which a resident has done what none ever
 * does.
 */
export class RuleSpace {
  /** The places in a point whose choice makes a difference, those of the actions first. */
  readonly free: readonly number[];
  /** How many points there are. */
  readonly size: number;
  /** What a point has where nothing is free. */
  private readonly base: Point;
  private readonly places: readonly Place[];
  /** Rows in which it acts. */
  private readonly acts: number;
  /** The free places of each decision. */
  private readonly groups: readonly (readonly number[])[];

  /** @param residents policies of agents 1 .. N-1, as performed */
  constructor(
    readonly game: Game,
    residents: readonly Policy[],
    readonly optimize: Optimize,
    private readonly fixed: Policy,
  ) {
    const decisions = decisionsOf(game);
    const { rows, width } = decisions;
    this.acts = rows.action;
    this.places = (["action", "assessment"] as const).flatMap((half) =>
      Array.from({ length: rows[half] }, (_, row) => {
        const { decision } = contextOf(decisions, half, row);
        return { decision, row, width: width[half] };
      }),
    );
    const canMeet = meetings(game, residents);
    this.free = Array.from(this.places.keys()).filter((at) => {
      const place = this.places[at]!;
      return isOptimised(place.decision.half, optimize) && isReached(game, decisions, place, canMeet);
    });
    this.size = this.free.reduce((product, place) => product * this.width(place), 1);
    const given = (half: Half) =>
      isOptimised(half, optimize) ? new Array<number>(rows[half]).fill(0) : greedyChoices(fixed[half], width[half]);
    this.base = [...given("action"), ...given("assessment")];
    const byDecision = new Map<Decision, number[]>();
    for (const place of this.free) {
      const { decision } = this.places[place]!;
      byDecision.set(decision, [...(byDecision.get(decision) ?? []), place]);
    }
    this.groups = [...byDecision.values()];
  }

  place(place: number): Place {
    return this.places[place]!;
  }

  /** Whether the choice in this place is an action; else it is a judgement. */
  isAction(place: number): boolean {
    return place < this.acts;
  }

  /** How many choices there are in a place. */
  width(place: number): number {
    return this.places[place]!.decision.choices;
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
    const { width } = decisionsOf(this.game);
    const choices = [...greedyChoices(action, width.action), ...greedyChoices(assessment, width.assessment)];
    return this.point((place) => choices[place]!);
  }

  /**
   * Every way to choose the same all through a half, by place: of actions one for each role, because roles have different ones; of
   * judgements one for all. A single one where nothing is free.
   */
  constants(half: Half): ((place: number) => number)[] {
    const own = this.groups.filter(([place]) => this.places[place!]!.decision.half === half);
    const first = own[0]?.[0];
    if (first === undefined) return [() => 0];
    if (half === "assessment") return numbers(this.width(first)).map((choice) => () => choice);
    const decisions = own.map(([place]) => this.places[place!]!.decision);
    return decisions
      .reduce<number[][]>(
        (all, { choices }) => all.flatMap((made) => numbers(choices).map((choice) => [...made, choice])),
        [[]],
      )
      .map((made) => (place) => made[decisions.indexOf(this.places[place]!.decision)]!);
  }

  /** Whether a point acts the same everywhere, in each of its roles; true where nothing is free. */
  actsAlike(point: Point): boolean {
    return this.groups.every((places) => !this.isAction(places[0]!) || isAlike(point, places));
  }

  /** Whether a point judges everybody the same; true where nothing is free. */
  judgesAlike(point: Point): boolean {
    return isAlike(
      point,
      this.free.filter((place) => !this.isAction(place)),
    );
  }

  rules(point: Point): Rules {
    const { game, optimize, fixed, acts } = this;
    const { width } = decisionsOf(game);
    const actions = point.slice(0, acts);
    const judgements = point.slice(acts);
    return {
      action: choicesAsText(actions, width.action),
      assessment: choicesAsText(judgements, width.assessment),
      policy: {
        action: optimize === "signal" ? fixed.action : table(actions, width.action),
        assessment: optimize === "action" ? fixed.assessment : table(judgements, width.assessment),
      },
    };
  }
}

/** Whether a half is what is looked for. */
export function isOptimised(half: Half, optimize: Optimize): boolean {
  return optimize === "joint" || (optimize === "action") === (half === "action");
}

/** Different policies of residents that the learner can meet, and whether these are of its group. */
type Meetings = readonly { readonly policy: Policy; readonly kin: number }[];

function meetings(game: Game, residents: readonly Policy[]): Meetings {
  const { classes } = game;
  const found = residents.map((policy, at) => ({ policy, kin: kinOf(game, SELF, at + 1), agent: at + 1 }));
  const met = found.filter(({ agent }) => classes === undefined || classes[agent] !== classes[SELF]);
  return met.filter(({ policy, kin }, at) => met.findIndex((one) => one.policy === policy && one.kin === kin) === at);
}

/** Whether the learner may come to decide in a row, whatever it does itself. */
function isReached(game: Game, decisions: Decisions, { decision, row }: Place, meetings: Meetings): boolean {
  if (!isOf(decision, game.classes?.[SELF])) return false;
  const { seen } = contextOf(decisions, decision.half, row);
  const seenAs = (factor: Factor) => seen[decision.sees.indexOf(factor)];
  const kin = seenAs("kin") ?? 0;
  const isJudging = decision.half === "assessment";
  const did = seenAs(isJudging ? "subjectAction" : "partnerAction");
  const own = seenAs(isJudging ? "judge" : "own")!;
  const other = seenAs(isJudging ? "subject" : "partner")!;
  const done = seenAs("judgeAction");
  return meetings.some(({ policy, kin: theirs }) => {
    if (theirs !== kin) return false;
    if (did === undefined) return true;
    // A partner that sees what the learner does answers that; where the judge does not look at its own act, any of them.
    const acts = done === undefined ? numbers(game.stage.choices[decision.role]) : [done];
    return acts.some((act) => {
      const at = actionRow(game, (1 - decision.role) as Role, other, own, act, kin);
      return at < 0 ? did === 0 : policy.action[at * game.actions + did]! > 0;
    });
  });
}

function isAlike(point: Point, places: readonly number[]): boolean {
  return places.every((place) => point[place] === point[places[0]!]);
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, number) => number);
}

function table(choices: Point, width: number): Float64Array {
  const rows = new Float64Array(choices.length * width);
  for (const [context, choice] of choices.entries()) rows[context * width + choice] = 1;
  return rows;
}
