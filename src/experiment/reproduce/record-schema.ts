/** Tells records from whatever else may stand in a file of them. */
import * as z from "zod";
import { actionKinds } from "../../reciprocity/index.js";
import { halves, methods } from "../configuration.js";
import { policyKinds } from "./policy-kind.js";
import type { GridRecord } from "./records.js";
import { matchingKinds } from "./settings.js";

const number = z.number();
const rules = z.object({ action: z.array(number).length(4), assessment: z.array(number).length(8) });

const common = {
  key: z.string(),
  version: z.string(),
  setting: z.string(),
  optimize: z.enum(halves),
  actions: z.enum(actionKinds),
  policy: rules,
};

const training = z
  .object({
    ...common,
    kind: z.literal("training"),
    training: z.enum(matchingKinds),
    method: z.enum(methods as [string, ...string[]]),
    seed: z.int().min(0),
    seconds: number.min(0),
    curve: z.object({ episodes: z.array(number), seconds: z.array(number) }),
    tests: z.array(
      z.object({ testing: z.enum(matchingKinds), payoff: number, curve: z.array(number).min(1), visits: rules }),
    ),
  })
  .refine(({ curve, tests }) =>
    [curve.seconds, ...tests.map((test) => test.curve)].every(({ length }) => length === curve.episodes.length),
  );

const reference = z.object({
  ...common,
  kind: z.literal("reference"),
  testing: z.enum(matchingKinds),
  evaluation: z.enum(["exact", "played"]),
  payoff: number,
  standardError: number.min(0),
  ties: z.array(z.tuple([z.string().regex(/^[01]{4}$/), z.string().regex(/^[01]{8}$/)])).min(1),
  kinds: z.array(z.enum(policyKinds)).min(1),
  bound: number.nullable(),
  constantPayoff: number,
  degenerate: z.boolean(),
});

const record = z.discriminatedUnion("kind", [training, reference]);

/** The record that a line holds; undefined if it holds anything else. */
export function recordIn(line: string): GridRecord | undefined {
  try {
    return record.safeParse(JSON.parse(line)).data as GridRecord | undefined;
  } catch {
    return undefined;
  }
}
