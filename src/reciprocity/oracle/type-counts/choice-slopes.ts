// From how the learner's worth changes with its encounters to how it changes with each of its choices.
import {
  actionRow,
  decisionsOf,
  type Game,
  judgementRow,
  judgementTable,
  type Policy,
  payoffPartsOf,
  type Role,
} from "../../../game/index.js";
import type { Turn } from "../turns.js";
import type { Crowd, Meeting } from "./crowd.js";
import { type EncounterSlopes, slopesIn } from "./slopes.js";

/** By what is executed in each row, and by what is emitted. */
export interface ChoiceSlopes {
  readonly action: Float64Array;
  readonly assessment: Float64Array;
}

/**
 * How the expected return of an episode changes with the chance of what is executed, and emitted, in each row of the learner's tables.
 *
 * @param policy as performed
 * @param turns the roles that the learner has, by which rounds go in turn
 * @param factor of all slopes
 */
export function choiceSlopes(
  crowd: Crowd,
  policy: Policy,
  turns: readonly (readonly Turn[])[],
  factor: number,
): ChoiceSlopes {
  const { game, meetings } = crowd;
  const slopes = {
    action: new Float64Array(policy.action.length),
    assessment: new Float64Array(policy.assessment.length),
  };
  const isOneByOne = decisionsOf(game).dependent || game.stage.order === "sequential";
  const add = isOneByOne ? addDependent : addIndependent;
  for (const [place, list] of slopesIn(crowd, policy, turns).entries()) {
    for (const { role, chance } of turns[place]!) {
      for (const [at, found] of list.entries()) add(game, policy, meetings[at]!, role, found, chance * factor, slopes);
    }
  }
  return slopes;
}

/** Where neither the two new reputations nor the two acts depend on each other. */
function addIndependent(
  game: Game,
  policy: Policy,
  { type: { policy: partner }, kin }: Meeting,
  role: Role,
  { payoffs, tables }: EncounterSlopes,
  factor: number,
  slopes: ChoiceSlopes,
): void {
  const { reputations: k, actions: width, stage } = game;
  const theirs = (1 - role) as Role;
  const toSelf = judgementTable(game, policy, partner, role, kin);
  const toPartner = judgementTable(game, partner, policy, theirs, kin);
  const parts = payoffPartsOf(stage, role);
  const ofOwn = new Float64Array(k);
  const ofPartner = new Float64Array(k);
  for (let own = 0; own < k; own++) {
    for (let other = 0; other < k; other++) {
      const context = own * k + other;
      const mirrored = other * k + own;
      ofOwn.fill(0);
      ofPartner.fill(0);
      for (let newOwn = 0; newOwn < k; newOwn++) {
        for (let newOther = 0; newOther < k; newOther++) {
          const slope = tables[(context * k + newOwn) * k + newOther]!;
          ofOwn[newOwn]! += slope * toPartner[mirrored * k + newOther]!;
          ofPartner[newOther]! += slope * toSelf[context * k + newOwn]!;
        }
      }
      const answers = actionRow(game, theirs, other, own, 0, kin);
      const chanceOf = (answer: number) => (answers < 0 ? 1 : partner.action[answers * width + answer]!);
      const acts = actionRow(game, role, own, other, 0, kin);
      for (let action = 0; acts >= 0 && action < stage.choices[role]; action++) {
        // What does not depend on one's own act makes no difference.
        let paid = parts?.own[action] ?? 0;
        for (let answer = 0; parts === undefined && answer < stage.choices[theirs]; answer++)
          paid += chanceOf(answer) * payoffIn(game, role, action, answer);
        let worth = paid * payoffs[context]!;
        const told = judgementRow(game, role, own, other, action, 0, kin);
        for (let next = 0; next < k; next++)
          worth += (told < 0 ? Number(next === own) : partner.assessment[told * k + next]!) * ofOwn[next]!;
        slopes.action[acts * width + action]! += factor * worth;
      }
      for (let answer = 0; stage.judged[theirs] && answer < stage.choices[theirs]; answer++) {
        const judges = judgementRow(game, theirs, other, own, answer, 0, kin);
        for (let next = 0; next < k; next++)
          slopes.assessment[judges * k + next]! += factor * chanceOf(answer) * ofPartner[next]!;
      }
    }
  }
}

/** Where they may: every way in which both can act, one by one. */
function addDependent(
  game: Game,
  policy: Policy,
  { type: { policy: partner }, kin }: Meeting,
  role: Role,
  { payoffs, tables }: EncounterSlopes,
  factor: number,
  slopes: ChoiceSlopes,
): void {
  const { reputations: k, actions: width, stage } = game;
  const theirs = (1 - role) as Role;
  const ofPartner = new Float64Array(k);
  for (let context = 0; context < k * k; context++) {
    const own = Math.floor(context / k);
    const other = context % k;
    for (let action = 0; action < stage.choices[role]; action++) {
      for (let answer = 0; answer < stage.choices[theirs]; answer++) {
        const acts = actionRow(game, role, own, other, answer, kin);
        const answers = actionRow(game, theirs, other, own, action, kin);
        const does = acts < 0 ? 1 : policy.action[acts * width + action]!;
        const chance = answers < 0 ? 1 : partner.action[answers * width + answer]!;
        if (chance === 0) continue;
        const told = judgementRow(game, role, own, other, action, answer, kin);
        const judges = judgementRow(game, theirs, other, own, answer, action, kin);
        ofPartner.fill(0);
        for (let newOwn = 0; newOwn < k; newOwn++) {
          const becomes = told < 0 ? Number(newOwn === own) : partner.assessment[told * k + newOwn]!;
          if (becomes === 0) continue;
          const from = (context * k + newOwn) * k;
          for (let newOther = 0; newOther < k; newOther++) ofPartner[newOther]! += becomes * tables[from + newOther]!;
        }
        let worth = payoffs[context]! * payoffIn(game, role, action, answer);
        for (let next = 0; next < k; next++) {
          worth += (judges < 0 ? Number(next === other) : policy.assessment[judges * k + next]!) * ofPartner[next]!;
          if (judges >= 0) slopes.assessment[judges * k + next]! += factor * does * chance * ofPartner[next]!;
        }
        if (acts >= 0) slopes.action[acts * width + action]! += factor * chance * worth;
      }
    }
  }
}

function payoffIn({ stage }: Game, role: Role, own: number, other: number): number {
  return stage.payoffs[role][role === 0 ? own * stage.choices[1] + other : other * stage.choices[1] + own]!;
}
