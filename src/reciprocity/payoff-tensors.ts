// What encounters pay the learner, by the policies on its tape, [rows, K^2] by own * K + partner's reputation.
//
// Where a payoff is a sum of what comes of one's own action and of the other's, as in donations, each is a function of one policy
// alone: there is a row for every partner, or, of a learner of many situations, a payoff is the sum of two rows. Elsewhere there is
// a row for every pair who meet.
import type { Tape, Tensor } from "../autodiff/index.js";
import {
  type Decision,
  decisionsOf,
  type Game,
  kinOf,
  kinShift,
  payoffPartsOf,
  type Role,
  SELF,
} from "../game/index.js";
import type { PolicyTensors } from "./policy-tensors.js";

/** The roles that the learner can have; one where roles are alike. */
export function learnerRoles(game: Game): readonly Role[] {
  if (decisionsOf(game).alike) return [0];
  return game.classes === undefined ? [0, 1] : [game.classes[SELF] as Role];
}

/** Whether payoffs are sums of what one does and of what the other does, each by reputations alone. */
export function areSums(game: Game): boolean {
  const isSeen = decisionsOf(game).all.some(({ sees }) => sees.includes("partnerAction"));
  return !isSeen && learnerRoles(game).every((role) => payoffPartsOf(game.stage, role) !== undefined);
}

/** Numbers of rows of payoffs: for every partner as many as the learner has roles, and for these as many as there are kinds. */
export class PayoffNumbers {
  /** Rows for each partner. */
  readonly each: number;
  private readonly roles: readonly Role[];
  private readonly kinds: number;
  /** Whether it is only the learner's own action that pays, by role. */
  private readonly alone: readonly boolean[];

  constructor(
    private readonly game: Game,
    private readonly situations = 1,
  ) {
    this.roles = learnerRoles(game);
    this.kinds = decisionsOf(game).kinds;
    this.each = this.roles.length * this.kinds;
    const { acting } = decisionsOf(game);
    this.alone = ([0, 1] as const).map((role) => acting[1 - role] === undefined);
  }

  /** The role in which the learner meets another: where roles are alike, always the first. */
  roleOf(first: number): Role {
    return this.roles.length === 1 ? this.roles[0]! : first === SELF ? 0 : 1;
  }

  /** The place among the rows of a partner. */
  private place(first: number, second: number): number {
    const role = this.roles.length === 1 || first === SELF ? 0 : 1;
    return this.kinds === 1 ? role : role * this.kinds + kinOf(this.game, first, second);
  }

  /**
   * The row of `payoffTables`.
   *
   * @param numberOf gives an agent its number among those who take part
   */
  row(first: number, second: number, numberOf: (agent: number) => number): number {
    const partner = this.alone[this.roleOf(first)] ? SELF : first + second - SELF;
    return numberOf(partner) * this.each + this.place(first, second);
  }

  /** The two rows of `payoffParts`. */
  parts(first: number, second: number, situation: number, partner: number): readonly [own: number, other: number] {
    const place = this.place(first, second);
    const own = 1 + place * this.situations + situation;
    return [own, 1 + this.each * this.situations + (partner - 1) * this.each + place];
  }
}

/** The row of `payoffTables` where all agents take part. */
export function payoffRow(numbers: PayoffNumbers, first: number, second: number): number {
  return numbers.row(first, second, (agent) => agent);
}

/**
 * The learner's expected payoffs from encounters, [n * each, K^2], see `PayoffNumbers`: for every partner one in each role and towards
 * each kind. In the place of the learner itself stands what only its own action pays.
 */
export function payoffTables(tape: Tape, game: Game, policies: PolicyTensors): Tensor {
  const { reputations: k } = game;
  const agents = policies.action.shape[0]!;
  const zeros = (rows: number) => tape.constant(new Float32Array(rows * k * k), [rows, k * k]);
  const blocks = eachPlace(game, (role, kin) => {
    const own = ownPart(tape, game, policies, role, kin, 1);
    const other = otherPart(tape, game, policies, role, kin, 1);
    const both = other === undefined ? own : own === undefined ? other : other.add(own);
    const rest = other === undefined ? zeros(agents - 1) : both!;
    return tape.concat([own ?? zeros(1), rest], 0);
  });
  return interleaved(tape, blocks);
}

/**
 * What an encounter pays a learner of several situations in two parts: nothing; then what comes of its own action in each situation,
 * by role and kind; then what comes of the action of each of the others. A payoff is the sum of two rows.
 *
 * @param situations rows of the learner
 */
export function payoffParts(tape: Tape, game: Game, policies: PolicyTensors, situations: number): Tensor {
  const { reputations: k } = game;
  const others = policies.action.shape[0]! - situations;
  const zeros = (rows: number) => tape.constant(new Float32Array(rows * k * k), [rows, k * k]);
  const own = eachPlace(game, (role, kin) => ownPart(tape, game, policies, role, kin, situations) ?? zeros(situations));
  const other = eachPlace(game, (role, kin) => otherPart(tape, game, policies, role, kin, situations) ?? zeros(others));
  return tape.concat([zeros(1), ...own, interleaved(tape, other)], 0);
}

/**
 * What encounters pay the first and, where roles are not alike, the second of each pair, [pairs * roles, K^2], by the own reputation
 * of who is paid and the other's.
 *
 * @param chances see `actionChances`
 */
export function pairPayoffs(game: Game, chances: Tensor): Tensor {
  const { tape } = chances;
  const { reputations: k, stage } = game;
  const pairs = chances.shape[0]!;
  const cells = stage.payoffs[0].length;
  const paid = (role: Role) =>
    chances
      .reshape([pairs * k * k, cells])
      .matmul(tape.constant(stage.payoffs[role], [cells, 1]))
      .reshape([pairs, k, k]);
  const first = paid(0).reshape([pairs, k * k]);
  if (decisionsOf(game).alike) return first;
  const second = paid(1)
    .transpose([0, 2, 1])
    .reshape([pairs, k * k]);
  return interleaved(tape, [first, second]);
}

function eachPlace(game: Game, of: (role: Role, kin: number) => Tensor): Tensor[] {
  const { kinds } = decisionsOf(game);
  return learnerRoles(game).flatMap((role) => Array.from({ length: kinds }, (_, kin) => of(role, kin)));
}

/** Blocks [rows, n] as one, [rows * blocks, n]: first all first rows. */
function interleaved(tape: Tape, blocks: readonly Tensor[]): Tensor {
  const [one] = blocks as [Tensor];
  if (blocks.length === 1) return one;
  const [rows, width] = one.shape as [number, number];
  const apart = blocks.map((block) => block.reshape([rows, 1, width]));
  return tape.concat(apart, 1).reshape([rows * blocks.length, width]);
}

/** What comes of the learner's own action in each situation, [situations, K^2]; undefined where it does nothing and is paid nothing. */
function ownPart(
  tape: Tape,
  game: Game,
  policies: PolicyTensors,
  role: Role,
  kin: number,
  situations: number,
): Tensor | undefined {
  const { reputations: k } = game;
  const part = payoffPartsOf(game.stage, role)!.own;
  const decision = decisionsOf(game).acting[role];
  if (decision === undefined) return fixed(tape, part[0]!, situations, k);
  const paid = amounts(tape, part);
  return towards(policies, decision, kin, 0, situations)
    .matmul(paid.shares)
    .reshape([situations, k * k])
    .mul(paid.most);
}

/** What comes of the action of each of the others, [others, K^2]; undefined where they do nothing. */
function otherPart(
  tape: Tape,
  game: Game,
  policies: PolicyTensors,
  role: Role,
  kin: number,
  situations: number,
): Tensor | undefined {
  const { reputations: k } = game;
  const part = payoffPartsOf(game.stage, role)!.other;
  const decision = decisionsOf(game).acting[1 - role];
  if (decision === undefined) return undefined;
  const rows = policies.action.shape[0]!;
  const paid = amounts(tape, part);
  return towards(policies, decision, kin, situations, rows)
    .matmul(paid.shares)
    .reshape([rows - situations, k, k])
    .transpose([0, 2, 1])
    .reshape([rows - situations, k * k])
    .mul(paid.most);
}

function fixed(tape: Tape, amount: number, rows: number, k: number): Tensor | undefined {
  return amount === 0 ? undefined : tape.constant(new Float64Array(rows * k * k).fill(amount), [rows, k * k]);
}

/** Amounts as the largest of them and shares of it, [choices, 1]. */
function amounts(tape: Tape, part: Float64Array): { readonly most: number; readonly shares: Tensor } {
  const most = part.reduce((most, amount) => (Math.abs(amount) > Math.abs(most) ? amount : most), 0);
  return {
    most,
    shares: tape.constant(
      part.map((amount) => (most === 0 ? 0 : amount / most)),
      [part.length, 1],
    ),
  };
}

/** How agents from one row to another act towards a kind, [agents, K^2, choices]. */
function towards(policies: PolicyTensors, decision: Decision, kin: number, from: number, to: number): Tensor {
  const [agents, rows, width] = policies.action.shape as [number, number, number];
  const shift = kinShift(decision);
  const start = decision.start + kin * shift;
  const contexts = shift === 0 ? decision.contexts : shift;
  const some = from === 0 && to === agents ? policies.action : policies.action.slice(0, from, to);
  const own = contexts === rows ? some : some.slice(1, start, start + contexts);
  return decision.choices === width ? own : own.slice(2, 0, decision.choices);
}
