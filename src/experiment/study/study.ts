/** A study: what a request asks for, and what all of it came to. */
import type { Origin } from "../origin.js";
import { packageVersion } from "../version.js";
import { type ReferenceRecord, referenceKey, type StudyRecord, type TrainingRecord, trainingKey } from "./records.js";
import { type Family, families, type Study, type StudyName, studies } from "./studies.js";
import { type Effect, effectsOf, type LearnerTotals, learnerTotals, type SettingResult } from "./summary.js";
import { type StudyTask, taskKey } from "./task.js";

export interface StudyRequest {
  readonly study: StudyName;
  readonly quick: boolean;
  readonly seeds: number;
  readonly iterations: number;
}

export interface FamilyResult {
  readonly name: string;
  readonly family: Family;
  readonly results: readonly SettingResult[];
  readonly totals: readonly LearnerTotals[];
  readonly effects: readonly Effect[];
}

export interface StudyResult {
  readonly request: StudyRequest;
  readonly study: Study;
  readonly origin: Origin;
  readonly version: string;
  /** Version of Node. */
  readonly node: string;
  /** Trainings and best responses that are there, of those there will be. */
  readonly done: number;
  readonly total: number;
  readonly families: readonly FamilyResult[];
}

/**
 * The tables of what the store holds of a request.
 *
 * @param node the version of Node that computed it; unknown unless told
 */
export function summarise(
  request: StudyRequest,
  store: { get(key: string): StudyRecord | undefined },
  { node = "unknown", origin = {} }: { readonly node?: string; readonly origin?: Origin } = {},
): StudyResult {
  const study: Study = studies[request.study];
  const all = tasksOf(request);
  return {
    request,
    study,
    origin,
    version: packageVersion(),
    node,
    done: all.filter((task) => store.get(taskKey(task)) !== undefined).length,
    total: all.length,
    families: study.families.map((name) => {
      const family: Family = families[name];
      const results = family.settings(request.quick).flatMap((setting): SettingResult[] => {
        const reference = store.get(referenceKey(setting.name)) as ReferenceRecord | undefined;
        const trainings = study.learners.flatMap((learner) =>
          seedsOf(request).flatMap((seed) => {
            const { iterations } = request;
            return store.get(trainingKey({ setting: setting.name, learner, seed, iterations })) ?? [];
          }),
        );
        return reference === undefined ? [] : [{ setting, reference, trainings: trainings as TrainingRecord[] }];
      });
      const totals = learnerTotals(results, study.learners);
      return { name, family, results, totals, effects: effectsOf(results, study.learners) };
    }),
  };
}

/** A seed of everything before the next one, so that an interrupted study has something of each. */
export function tasksOf(request: StudyRequest): StudyTask[] {
  const study: Study = studies[request.study];
  const settings = study.families.flatMap((name) => families[name].settings(request.quick).map((each) => each.name));
  const { iterations } = request;
  return [
    ...settings.map((setting): StudyTask => ({ kind: "reference", setting })),
    ...seedsOf(request).flatMap((seed) =>
      settings.flatMap((setting) =>
        study.learners.map((learner): StudyTask => ({ kind: "training", setting, learner, seed, iterations })),
      ),
    ),
  ];
}

function seedsOf({ seeds }: StudyRequest): number[] {
  return Array.from({ length: seeds }, (_, at) => at + 1);
}
