import type { Configuration } from "../configuration.js";
import type { Metrics } from "../metrics.js";
import type { TrainingResult } from "../result.js";
import type { Origin } from "../training.js";
export interface Report {
  readonly configuration: Configuration;
  readonly result: TrainingResult;
  readonly metrics: readonly Metrics[];
  readonly origin: Origin;
}
export function reportPage(report: Report): string {
  return JSON.stringify(report);
}
