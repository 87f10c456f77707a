/**
 * What a learner that sees more than the two reputations does, by those alone: its rule averaged over situations by how often each
 * came up, over all of them or with the partners of one group. So it is shown like any other.
 */
import type { Configuration } from "./configuration.js";
import type { Chances, Measurement, SavedRules } from "./result.js";
import { groupInWords } from "./words.js";

/** A measurement as it is shown, and with whom. */
export interface Shown<Kind extends Measurement> {
  /** Undefined where it is all partners. */
  readonly partners?: string;
  readonly result: Kind;
}

/** First over all partners; then, where the learner sees who its partner is, for each group of residents. */
export function shownByPartners<Kind extends Measurement>(result: Kind, { residents }: Configuration): Shown<Kind>[] {
  const { sees, situations } = result.policy;
  if (sees === undefined || situations === undefined) return [{ result }];
  const all = { result: averaged(result, situations, () => true) };
  if (!sees.includes("partner")) return [all];
  // The partner comes first among what numbers a situation.
  const each = situations / residents.reduce((sum, { count }) => sum + count, 0);
  let next = 0;
  const groups = residents.map((group) => {
    const first = next * each;
    next += group.count;
    const end = next * each;
    const isIn = (situation: number) => situation >= first && situation < end;
    return { partners: groupInWords(group), result: averaged(result, situations, isIn) };
  });
  return [all, ...groups];
}

/** @param isIn the situations that are averaged over */
function averaged<Kind extends Measurement>(
  result: Kind,
  situations: number,
  isIn: (situation: number) => boolean,
): Kind {
  const { reference, visits, policy } = result;
  const rules = (saved: SavedRules): SavedRules =>
    saved.sees === undefined
      ? saved
      : {
          action: mean(saved.action, visits.action, situations, isIn),
          assessment: mean(saved.assessment, visits.assessment, situations, isIn),
        };
  return {
    ...result,
    policy: rules(policy),
    reference: reference && { ...reference, policy: rules(reference.policy) },
    visits: { action: sums(visits.action, situations, isIn), assessment: sums(visits.assessment, situations, isIn) },
  };
}

/** By context; as shares of them all. */
function sums(visits: readonly number[], situations: number, isIn: (situation: number) => boolean): number[] {
  const contexts = visits.length / situations;
  const counts = new Array<number>(contexts).fill(0);
  for (const [at, share] of visits.entries()) if (isIn(Math.floor(at / contexts))) counts[at % contexts]! += share;
  const all = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => (all === 0 ? 0 : count / all));
}

/** Where a context never came up, all situations weigh alike. */
function mean(
  chances: Chances,
  visits: readonly number[],
  situations: number,
  isIn: (situation: number) => boolean,
): Chances {
  const contexts = chances.length / situations;
  const of = (context: number): number | readonly number[] => {
    const own = Array.from({ length: situations }, (_, situation) => situation).filter(isIn);
    const places = own.map((situation) => situation * contexts + context);
    const met = places.reduce((sum, at) => sum + visits[at]!, 0);
    const weight = (at: number) => (met === 0 ? 1 / places.length : visits[at]! / met);
    const rows = places.map((at) => [chances[at]!].flat());
    const row = rows[0]!.map((_, outcome) =>
      rows.reduce((sum, one, at) => sum + weight(places[at]!) * one[outcome]!, 0),
    );
    return typeof chances[0] === "number" ? row[0]! : row;
  };
  return Array.from({ length: contexts }, (_, context) => of(context)) as Chances;
}
