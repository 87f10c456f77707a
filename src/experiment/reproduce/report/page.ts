import type { Reproduction } from "../reproduction.js";
export function reproductionPage(_: Reproduction): string {
  return "";
}
