import { Operation } from "../wasm/operation.js";
/** The method that records an operation: Exp is `exp`. */
export declare function methodOf(operation: Operation): string;
