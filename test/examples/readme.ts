/** The README, and the code blocks in it. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));
export const readme = readFileSync(`${root}README.md`, "utf8");

export interface Block {
  readonly language: string;
  /** What it is for, the second word after the fence: the runtime of an example. */
  readonly purpose: string;
  readonly code: string;
}

export const blocks: readonly Block[] = [...readme.matchAll(/^```(\w+) (\w+)\n(.*?)^```$/gms)].map(
  ([, language, purpose, code]) => ({ language: language!, purpose: purpose!, code: code! }),
);

/** The one block of this purpose that contains a text. */
export function blockWith(purpose: string, text: string): Block {
  const found = blocks.filter((block) => block.purpose === purpose && block.code.includes(text));
  if (found.length !== 1) throw new Error(`README.md has ${found.length} blocks for ${purpose} with ${text}`);
  return found[0]!;
}
