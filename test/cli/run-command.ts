/** Runs a command line in this process, and gives what it printed and how it ended. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { main } from "../../src/cli/command.js";
import { createMessages } from "../../src/cli/messages.js";

export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** @param interrupt called with what Ctrl-C would do, as soon as the command listens for it. */
export async function run(argv: readonly string[], interrupt?: (press: () => void) => void): Promise<Outcome> {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const messages = createMessages({ isTTY: false, write: (text) => stderr.push(text) });
  const status = await main(argv, {
    stdout: { write: (text) => stdout.push(text) },
    stderr: { write: (text) => stderr.push(text) },
    messages,
    onInterrupt(listener, announcement) {
      interrupt?.(() => {
        if (announcement !== undefined) messages.say(announcement);
        listener("SIGINT");
      });
      return () => {};
    },
    now: () => new Date(Date.UTC(2026, 0, 2, 3, 4)),
  });
  return { status, stdout: stdout.join(""), stderr: stderr.join("") };
}

/** A folder that is removed after the tests of this file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "reciprocity-gradient-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a file into the folder and gives its path. */
export function file(folder: string, name: string, content: string | object): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

/** A setting that takes no time: four agents, few rounds, few episodes. */
export const small = {
  game: { rounds: 4 },
  residents: [{ count: 3, norm: "L6" }],
  learner: { hidden: [4] },
  training: { iterations: 4, episodes: 2 },
} as const;
