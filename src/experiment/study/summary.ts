/** What a study came to: how much of the best response every learner misses, and what each ingredient of ours buys. */
import { NEGLIGIBLE_REFERENCE } from "../defaults.js";
import { payoffScale } from "../payoff-range.js";
import { type Estimate, median, resampledMean } from "../reproduce/statistics.js";
import { isOurs, variants, WHOLE } from "./learners.js";
import type { ReferenceRecord, TrainingRecord } from "./records.js";
import type { StudySetting } from "./settings.js";

/** A setting with its best response, and the trainings in it that are done. */
export interface SettingResult {
  readonly setting: StudySetting;
  readonly reference: ReferenceRecord;
  readonly trainings: readonly TrainingRecord[];
}

/** A learner over the settings of a family. What is missed is a share of the best response, see `missed`. */
export interface LearnerTotals {
  readonly learner: string;
  readonly settings: number;
  readonly trainings: number;
  /** Mean over settings of means over seeds, with an interval over settings. */
  readonly mean: Estimate;
  /** Of trainings. */
  readonly median: number;
  readonly worst: number;
  readonly worstSetting: string;
  /** Trainings that miss more than 5 % and 3 %. */
  readonly below95: number;
  readonly below97: number;
  /** Of an iteration, median over trainings. */
  readonly milliseconds: number;
}

/** By how much more is missed without something that ours has, paired by setting, with an interval over settings. */
export interface Effect {
  /** What is taken away, `returns`, and what stands in its place, `sampled`; or another learner in the place of ours. */
  readonly what: string;
  readonly instead: string;
  /** Everything else as ours has it. */
  readonly alone: Estimate;
  /** On average over all else that can be exchanged, too; absent for another learner. */
  readonly overall?: Estimate;
  readonly settings: number;
}

/**
 * The share of the best response that a training misses; where that is next to nothing, of the largest payoff. Below 0 where it was
 * surpassed.
 */
export function missed({ payoff }: TrainingRecord, { setting: { game }, reference }: SettingResult): number {
  const scale = payoffScale(game);
  const isNegligible = reference.payoff <= NEGLIGIBLE_REFERENCE * scale;
  return (reference.payoff - payoff) / (isNegligible ? scale : reference.payoff);
}

export function learnerTotals(results: readonly SettingResult[], learners: readonly string[]): LearnerTotals[] {
  return learners.flatMap((learner) => {
    const each = results.flatMap((result) =>
      result.trainings
        .filter((training) => training.learner === learner)
        .map((training) => ({ training, missed: missed(training, result) })),
    );
    if (each.length === 0) return [];
    const worst = each.reduce((one, other) => (other.missed > one.missed ? other : one));
    const bySetting = [...meansOf(results, learner).values()];
    return {
      learner,
      settings: bySetting.length,
      trainings: each.length,
      mean: resampledMean(bySetting),
      median: median(each.map((one) => one.missed)),
      worst: worst.missed,
      worstSetting: worst.training.setting,
      below95: each.filter((one) => one.missed > 0.05).length,
      below97: each.filter((one) => one.missed > 0.03).length,
      milliseconds: median(each.map(({ training }) => (1000 * training.seconds) / training.iterations)),
    };
  });
}

/** What a learner misses in each setting, by its name, mean over seeds. */
export function meansOf(results: readonly SettingResult[], learner: string): Map<string, number> {
  return new Map(
    results.flatMap((result) => {
      const own = result.trainings.filter((training) => training.learner === learner);
      const sum = own.reduce((total, training) => total + missed(training, result), 0);
      return own.length === 0 ? [] : [[result.setting.name, sum / own.length] as const];
    }),
  );
}

export function effectsOf(results: readonly SettingResult[], learners: readonly string[]): Effect[] {
  const ours = learners.find(isOurs);
  if (ours === undefined) return [];
  const others = learners
    .filter((learner) => learner !== ours && !variants.has(learner))
    .map((learner) => ({ what: "our method", instead: learner, pairs: [[ours, learner] as const] }));
  return [...exchanges(learners), ...others].flatMap(({ what, instead, pairs }) => {
    // The first pair is that of ours.
    const [alone] = pairs.map((pair) => differences(results, [pair]));
    if (alone!.length === 0) return [];
    const overall = pairs.length > 1 && { overall: resampledMean(differences(results, pairs)) };
    return { what, instead, alone: resampledMean(alone!), settings: alone!.length, ...overall };
  });
}

type Pair = readonly [withIt: string, without: string];

/** Every ingredient of ours with its alternative, and all pairs of variants that differ in it alone. */
function exchanges(learners: readonly string[]): { what: string; instead: string; pairs: Pair[] }[] {
  const whole = variants.get(WHOLE)!;
  return (Object.keys(whole) as (keyof typeof whole)[]).flatMap((what) => {
    const pairs = [...variants].flatMap(([name, variant]): Pair[] => {
      if (variant[what] !== whole[what]) return [];
      const without = [...variants].find(([, other]) =>
        (Object.keys(whole) as (keyof typeof whole)[]).every(
          (each) => (other[each] === variant[each]) === (each !== what),
        ),
      )!;
      return [[name, without[0]]];
    });
    const isThere = pairs.every((pair) => pair.every((name) => learners.includes(name)));
    return isThere ? [{ what, instead: variants.get(pairs[0]![1])![what], pairs }] : [];
  });
}

/** In every setting in which all of them were trained, by how much the second of each pair misses more, averaged over pairs. */
function differences(results: readonly SettingResult[], pairs: readonly Pair[]): number[] {
  const means = pairs.map((pair) => pair.map((learner) => meansOf(results, learner)));
  return results.flatMap(({ setting: { name } }) => {
    const each = means.map(([one, other]) => other!.get(name)! - one!.get(name)!);
    return each.some(Number.isNaN) ? [] : [each.reduce((sum, one) => sum + one, 0) / each.length];
  });
}
