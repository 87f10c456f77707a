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
  /** Whether what it does depends on what the other did. */
  readonly seesAction: boolean;
  /** Whether what is said of it depends on what its judge did. */
  readonly judgeLooksAtOwn: boolean;
  private readonly act: Start;
  private readonly judgement: Start;
  private readonly seen: number;
  private readonly ownActions: number;
  private readonly actions: number;
  private readonly reputations: number;

  /** @param kin whether both are of one group, 0 or 1 */
  constructor(game: Game, role: Role, kin: number) {
    const { stage, actions, reputations } = game;
    const { acting, judging, rows } = decisionsOf(game);
    const act = acting[role];
    const judgement = judging[1 - role];
    this.choices = stage.choices[role];
    this.isJudged = judgement !== undefined;
    this.seesAction = act?.sees.includes("partnerAction") === true;
    this.judgeLooksAtOwn = judgement?.sees.includes("judgeAction") === true;
    this.act = { first: firstRow(act, kin), each: rows.action };
    this.judgement = { first: firstRow(judgement, kin), each: rows.assessment };
    this.seen = this.seesAction ? stage.choices[1 - role]! : 1;
    this.ownActions = this.judgeLooksAtOwn ? stage.choices[1 - role]! : 1;
    this.actions = actions;
    this.reputations = reputations;
  }

  /**
   * Where in the tables of actions the chances stand of what it does; for roles that do something.
   *
   * @param policy its number among all
   * @param pair own reputation x K + partner's
   * @param received what the other did, which matters only where it is seen
   */
  action(policy: number, pair: number, received: number): number {
    const { act, seen, seesAction, actions } = this;
    return (policy * act.each + act.first + pair * seen + (seesAction ? received : 0)) * actions;
  }

  /**
   * Where in the tables of assessments the chances stand of its new reputation; for roles that are judged.
   *
   * @param judge the number of the judge's policy
   * @param pair own reputation x K + judge's
   * @param received what the judge did, which matters only where it looks at that
   */
  assessment(judge: number, pair: number, done: number, received: number): number {
    const { judgement, choices, ownActions, judgeLooksAtOwn, reputations } = this;
    const row = (pair * choices + done) * ownActions + (judgeLooksAtOwn ? received : 0);
    return (judge * judgement.each + judgement.first + row) * reputations;
  }
}

/** The first row of a decision within a policy, and how many rows each policy has. */
interface Start {
  readonly first: number;
  readonly each: number;
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
