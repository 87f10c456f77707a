// Operations of users, which are JavaScript: the engine is called for each, in its turn among the others. Size0 = which one, see
// src/autodiff/custom.ts.
import { Word } from "../../src/autodiff/instruction";
import { word } from "../instruction";

// @ts-ignore: decorator
@external("engine", "forward")
declare function forward(which: i32): void;
// @ts-ignore: decorator
@external("engine", "adjoint")
declare function adjoint(which: i32): void;

export function forwardCustom<T>(instruction: usize): void { forward(word(instruction, Word.Size0)); }
export function backwardCustom<T>(instruction: usize): void { adjoint(word(instruction, Word.Size0)); }
