/** How a command ends that cannot do what was asked: a line on stderr, and the status that scripts rely on. */
import { CommanderError } from "commander";
import { RequestError } from "../experiment/index.js";
import { GameError } from "../game/index.js";
import type { Output } from "./io.js";

export const statuses = { done: 0, failed: 1, wrongRequest: 2, interrupted: 130 } as const;

/** Says what went wrong, in one line unless a stack trace was asked for, and gives the exit status. */
export function reportFailure(error: unknown, stderr: Output, debug: boolean): number {
  // What commander throws after it printed help or the version.
  if (error instanceof CommanderError && error.exitCode === 0) return statuses.done;
  stderr.write(`${debug ? stackOf(error) : `error: ${oneLine(messageOf(error))}`}\n`);
  const isRequest = error instanceof CommanderError || error instanceof RequestError || error instanceof GameError;
  return isRequest ? statuses.wrongRequest : statuses.failed;
}

function messageOf(error: unknown): string {
  if (error instanceof CommanderError) return error.message.replace(/^error: /, "");
  return error instanceof Error && error.message !== "" ? error.message : String(error);
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? "" : `\ncaused by ${stackOf(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}

/** Without line breaks, and without control characters that a file's content could play on the terminal. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Cf}]+/gu, " ").trim();
}
