// All agents' policies side by side as plain numbers, and where in them the chances stand by which an encounter goes.
import { type Decision, decisionsOf, type Game, kinShift, type Policy, type Role } from "../game/index.js";

/**
 * All agents' policies as performed, the learner first, once for each of its S situations: action [S - 1 + N, rows, A], assessment
 * [S - 1 + N, rows, K], the rows of each as `decisionsOf` lays them out.
 */
export type PolicyTables = Policy;

/** One of these policies. */
export function policyAt({ action, assessment }: PolicyTables, policy: number, game: Game): Policy {
  const { rows, width } = decisionsOf(game);
  const part = (table: Float64Array, size: number) => table.subarray(policy * size, (policy + 1) * size);
  return {
    action: part(action, rows.action * width.action),
    assessment: part(assessment, rows.assessment * width.assessment),
  };
}

/** Where the chances stand of what who has this role does, and of what the other says of it. */
export class RolePlaces {
  /** How many actions it chooses among: of a single one the chance is 1, and it stands nowhere. */
  readonly choices: number;
  readonly isJudged: boolean;
  /** By how much the place of an action moves on with what the other did: 0 where that is not seen. */
  readonly seenStep: number;
  /** By how much the place of a judgement moves on with what is judged, and with what its judge did: 0 where it does not look at that. */
  readonly doneStep: number;
  readonly judgeStep: number;
  private readonly act: Start;
  private readonly judgement: Start;

  /** @param kin whether both are of one group, 0 or 1 */
  constructor(game: Game, role: Role, kin: number) {
    const { stage, actions: a, reputations: k } = game;
    const { acting, judging, rows } = decisionsOf(game);
    const act = acting[role];
    const judgement = judging[1 - role];
    const others = stage.choices[1 - role]!;
    const isSeen = act?.sees.includes("partnerAction") === true;
    const looksAtOwn = judgement?.sees.includes("judgeAction") === true;
    this.choices = stage.choices[role];
    this.isJudged = judgement !== undefined;
    this.seenStep = isSeen ? a : 0;
    this.doneStep = looksAtOwn ? k * others : k;
    this.judgeStep = looksAtOwn ? k : 0;
    this.act = { first: firstRow(act, kin) * a, policy: rows.action * a, pair: isSeen ? a * others : a };
    this.judgement = {
      first: firstRow(judgement, kin) * k,
      policy: rows.assessment * k,
      pair: this.choices * this.doneStep,
    };
  }

  /**
   * Where in the tables of actions the chances stand of what it does, after the other's first action; for roles that do something.
   *
   * @param policy its number among all
   * @param pair own reputation x K + partner's
   */
  action(policy: number, pair: number): number {
    const { act } = this;
    return act.first + policy * act.policy + pair * act.pair;
  }

  /**
   * Where in the tables of assessments the chances stand of its new reputation, both having done their first action; for roles that are
   * judged.
   *
   * @param judge the number of the judge's policy
   * @param pair own reputation x K + judge's
   */
  assessment(judge: number, pair: number): number {
    const { judgement } = this;
    return judgement.first + judge * judgement.policy + pair * judgement.pair;
  }
}

/** Where a decision begins within a table, and by how much its places move on with the policy and with both reputations. */
interface Start {
  readonly first: number;
  readonly policy: number;
  readonly pair: number;
}

function firstRow(decision: Decision | undefined, kin: number): number {
  return decision === undefined ? 0 : decision.start + kin * kinShift(decision);
}

/** The places of both roles, towards others and towards one's own group. */
export type EncounterPlaces = readonly (readonly [RolePlaces, RolePlaces])[];

export function encounterPlaces(game: Game): EncounterPlaces {
  const both = (kin: number) => [new RolePlaces(game, 0, kin), new RolePlaces(game, 1, kin)] as const;
  return [both(0), both(1)];
}
