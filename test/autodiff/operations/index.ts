/** The tests of every operation there is: a new one without a row does not compile, and fails the test. */
import type { Operation } from "../../../src/autodiff/wasm/operation.js";
import { custom } from "./custom.js";
import { elementwise } from "./elementwise.js";
import { joint } from "./joint.js";
import { movement } from "./movement.js";
import { products } from "./products.js";
import { rows } from "./softmax.js";
import type { OperationTests } from "./table.js";

export const operations: Readonly<Record<keyof typeof Operation, OperationTests>> = {
  ...elementwise,
  ...products,
  ...rows,
  ...movement,
  ...joint,
  ...custom,
};
