import { expect } from "vitest";
import { OptionError, RequestError } from "../src/index.js";

/** What a script without types may hand over is anything: it fits every parameter. */
export type Anything = never;

/** What was said of a use that is refused as a request, in one line. */
export async function refusal(use: () => unknown): Promise<string> {
  try {
    await use();
  } catch (error) {
    expect(error).toSatisfy((one) => one instanceof OptionError || one instanceof RequestError);
    expect((error as Error).message).toMatch(/^[^\n]+: got [^\n]+, takes [^\n]+$/);
    return (error as Error).message;
  }
  throw new Error("it was taken");
}
