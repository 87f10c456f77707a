// What operations are called where they are used.
import { Operation } from "../wasm/operation.js";

/** Those whose method has another name than they. */
const others: { readonly [name: string]: string } = {
  Scale: "mul",
  Subtract: "sub",
  Multiply: "mul",
  Divide: "div",
  Copy: "transpose",
};

const methods = Object.values(Operation)
  .filter((name) => typeof name === "string")
  .map((name) => others[name] ?? name.charAt(0).toLowerCase() + name.slice(1));

/** The method that records an operation: Exp is `exp`. */
export function methodOf(operation: Operation): string {
  return methods[operation]!;
}
