/** The study `align` in a folder. */
import type { Origin } from "../../experiment/origin.js";
import { pause } from "../../experiment/pause.js";
import { type AlignResult, alignStudy } from "../../experiment/study/align/align.js";
import { makeRoomForResult, writeTextFile } from "../folder.js";

export interface AlignOptions {
  /** Fewer schedules. */
  readonly quick?: boolean;
  /** The folder that `results.json`, `results.csv` and `report.html` are written to. */
  readonly out: string;
  /** Replaces those that are there. */
  readonly force?: boolean;
  readonly origin?: Origin;
  readonly signal?: AbortSignal;
  /** Told of each part of the study before it is played. */
  readonly onPart?: (part: string) => void;
}

const SCHEDULES = 1000;
const QUICK = 100;
const files = ["results.json", "results.csv", "report.html"] as const;

/** @throws RequestError for a folder that cannot be had, or that holds results already */
export async function runAlignStudy(options: AlignOptions): Promise<AlignResult> {
  const { quick = false, out, force = false, origin = {}, signal, onPart } = options;
  for (const file of files) makeRoomForResult(out, file, "out", force);
  const study = alignStudy({ schedules: quick ? QUICK : SCHEDULES, seed: 1 });
  let step = study.next();
  while (step.done !== true) {
    onPart?.(step.value);
    // Lets a message out, and a signal in, before the next part.
    await pause();
    signal?.throwIfAborted();
    step = study.next();
  }
  const result = step.value;
  const { alignCsv, alignJson } = await import("../../experiment/study/align/tables.js");
  const { alignPage } = await import("../../experiment/study/align/report.js");
  const [json, csv, report] = files;
  writeTextFile(out, json, `${JSON.stringify(alignJson(result), null, 1)}\n`, "out", force);
  writeTextFile(out, csv, alignCsv(result), "out", force);
  writeTextFile(out, report, alignPage(result, origin), "out", force);
  return result;
}
