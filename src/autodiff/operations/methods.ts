// What the operations are called where they are used.
import { Operation } from "../operation.js";

export const methods: Readonly<Record<Operation, string>> = {
  [Operation.Scale]: "mul",
  [Operation.Exp]: "exp",
  [Operation.Log]: "log",
  [Operation.Tanh]: "tanh",
  [Operation.Sigmoid]: "sigmoid",
  [Operation.Relu]: "relu",
  [Operation.Square]: "square",
  [Operation.Add]: "add",
  [Operation.Subtract]: "sub",
  [Operation.Multiply]: "mul",
  [Operation.Divide]: "div",
  [Operation.Matmul]: "matmul",
  [Operation.Dense]: "dense",
  [Operation.Softmax]: "softmax",
  [Operation.LogSoftmax]: "logSoftmax",
  [Operation.Sum]: "sum",
  [Operation.Copy]: "transpose",
  [Operation.Gather]: "gather",
  [Operation.Pick]: "pick",
  [Operation.PairUpdate]: "pairUpdate",
  [Operation.PairMarginal]: "pairMarginal",
};
