/**
 * What every operation makes of extreme numbers, in f32 and f64 alike, at whatever place and width: its value, and its slopes
 * where the adjoint of the value is 1. `tiny` is subnormal (9e-43; 8e-320), twice `huge` overflows (1.7e38; 9e307). Signs of
 * zero count in values, not in slopes, since these are added to 0. An operation without a table does not compile.
 */
import type { Operation } from "../../src/autodiff/operation.js";

/** A line a case, under a head that names the columns. */
export const extremes: Readonly<Record<keyof typeof Operation, Readonly<Record<string, string>>>> = {
  Scale: {
    "mul(number)": `
      x      factor  value      slope
      0      -0.5    -0         -0.5
      -0     -0.5    0          -0.5
      tiny   -0.5    -0.5*tiny  -0.5
      tiny   tiny    0          tiny
      huge   0.5     0.5*huge   0.5
      huge   2       inf        2
      -huge  2       -inf       2
      2      huge    inf        huge
      inf    -1      -inf       -1
      inf    0       nan        0
      0      inf     nan        inf
      nan    2       nan        2
      1      nan     nan        nan`,
  },
  Exp: {
    "exp()": `
      x      value  slope
      0      1      1
      -0     1      1
      tiny   1      1
      -tiny  1      1
      huge   inf    inf
      -huge  0      0
      inf    inf    inf
      -inf   0      0
      nan    nan    nan`,
  },
  Log: {
    "log()": `
      x      value      slope
      0      -inf       inf
      -0     -inf       -inf
      tiny   log(tiny)  inf
      -tiny  nan        -inf
      huge   log(huge)  1/huge
      -huge  nan        -1/huge
      inf    inf        0
      -inf   nan        0
      nan    nan        nan`,
  },
  // Where tanh or sigmoid rounds to ±1 the slope is 0; before that it loses digits: see the tests.
  Tanh: {
    "tanh()": `
      x      value  slope
      0      0      1
      -0     -0     1
      tiny   tiny   1
      -tiny  -tiny  1
      huge   1      0
      -huge  -1     0
      inf    1      0
      -inf   -1     0
      nan    nan    nan`,
  },
  Sigmoid: {
    "sigmoid()": `
      x      value  slope
      0      0.5    0.25
      -0     0.5    0.25
      tiny   0.5    0.25
      -tiny  0.5    0.25
      huge   1      0
      -huge  0      0
      inf    1      0
      -inf   0      0
      nan    nan    nan`,
  },
  Relu: {
    "relu()": `
      x      value  slope
      0      0      0
      -0     0      0
      tiny   tiny   1
      -tiny  0      0
      huge   huge   1
      -huge  0      0
      inf    inf    1
      -inf   0      0
      nan    nan    nan`,
  },
  Square: {
    "square()": `
      x      value  slope
      0      0      0
      -0     0      0
      tiny   0      2*tiny
      -tiny  0      -2*tiny
      huge   inf    inf
      -huge  inf    -inf
      inf    inf    inf
      -inf   inf    -inf
      nan    nan    nan`,
  },
  Add: {
    "add()": `
      a      b      value   slope_a  slope_b
      0      -0     0       1        1
      -0     -0     -0      1        1
      tiny   tiny   2*tiny  1        1
      tiny   -tiny  0       1        1
      huge   huge   inf     1        1
      -huge  -huge  -inf    1        1
      huge   -huge  0       1        1
      huge   tiny   huge    1        1
      inf    1      inf     1        1
      inf    -inf   nan     1        1
      nan    1      nan     1        1
      1      nan    nan     1        1`,
  },
  Subtract: {
    "sub()": `
      a      b      value   slope_a  slope_b
      0      0      0       1        -1
      -0     0      -0      1        -1
      tiny   -tiny  2*tiny  1        -1
      huge   -huge  inf     1        -1
      -huge  huge   -inf    1        -1
      huge   huge   0       1        -1
      1      inf    -inf    1        -1
      inf    inf    nan     1        -1
      nan    1      nan     1        -1
      1      nan    nan     1        -1`,
  },
  Multiply: {
    "mul(tensor)": `
      a      b      value     slope_a  slope_b
      -0     1      -0        1        0
      0      inf    nan       inf      0
      tiny   tiny   0         tiny     tiny
      tiny   0.5    0.5*tiny  0.5      tiny
      tiny   huge   tiny*huge huge     tiny
      huge   2      inf       2        huge
      huge   -huge  -inf      -huge    huge
      inf    -1     -inf      -1       inf
      inf    -inf   -inf      -inf     inf
      nan    0      nan       0        nan
      1      nan    nan       nan      1`,
  },
  // The slope by the denominator is -(1/b)(a/b).
  Divide: {
    "div()": `
      a      b      value     slope_a  slope_b
      1      0      inf       inf      -inf
      1      -0     -inf      -inf     -inf
      0      0      nan       inf      nan
      0      1      0         1        0
      -0     1      -0        1        0
      1      tiny   inf       inf      -inf
      tiny   2      0.5*tiny  0.5      -0.25*tiny
      tiny   tiny   1         inf      -inf
      huge   0.5    inf       2        -inf
      1      huge   1/huge    1/huge   0
      huge   huge   1         1/huge   -1/huge
      1      inf    0         0        0
      inf    2      inf       0.5      -inf
      inf    inf    nan       0        nan
      nan    1      nan       1        nan
      1      nan    nan       nan      nan`,
  },
  // Of one term; what is said of a row and a column of more is that of their terms added.
  Matmul: {
    "matmul()": `
      a      b      value     slope_a  slope_b
      -0     1      0         1        0
      0      inf    nan       inf      0
      tiny   tiny   0         tiny     tiny
      tiny   0.5    0.5*tiny  0.5      tiny
      huge   2      inf       2        huge
      huge   0.5    0.5*huge  0.5      huge
      -huge  huge   -inf      huge     -huge
      inf    -1     -inf      -1       inf
      nan    0      nan       0        nan
      1      nan    nan       nan      1`,
  },
  Dense: {
    "dense()": `
      x      weight  bias   value     slope_x  slope_weight  slope_bias
      tiny   0.5     0      0.5*tiny  0.5      tiny          1
      huge   2       0      inf       2        huge          1
      1      huge    huge   inf       huge     1             1
      1      huge    -huge  0         huge     1             1
      0      inf     1      nan       inf      0             1
      1      inf     -inf   nan       inf      1             1
      nan    1       0      nan       1        nan           1
      1      1       nan    nan       1        1             1`,
    "dense(tanh)": `
      x      weight  bias   value     slope_x  slope_weight  slope_bias
      tiny   0.5     0      0.5*tiny  0.5      tiny          1
      huge   2       0      1         0        0             0
      1      -huge   0      -1        0        0             0
      1      inf     0      1         nan      0             0
      inf    1       0      1         0        nan           0
      1      1       -inf   -1        0        0             0
      0      inf     1      nan       nan      nan           nan
      1      1       nan    nan       nan      nan           nan`,
    "dense(sigmoid)": `
      x      weight  bias   value     slope_x  slope_weight  slope_bias
      tiny   0.5     0      0.5       0.125    0.25*tiny     0.25
      huge   2       0      1         0        0             0
      1      -huge   0      0         0        0             0
      1      inf     0      1         nan      0             0
      inf    1       0      1         0        nan           0
      1      1       -inf   0         0        0             0
      1      1       nan    nan       nan      nan           nan`,
    "dense(relu)": `
      x      weight  bias   value     slope_x  slope_weight  slope_bias
      0      1       0      0         0        0             0
      tiny   0.5     0      0.5*tiny  0.5      tiny          1
      huge   2       0      inf       2        huge          1
      1      -huge   0      0         0        0             0
      1      inf     0      inf       inf      1             1
      1      -inf    0      0         nan      0             0
      0      inf     1      nan       nan      nan           nan
      1      1       nan    nan       nan      nan           nan`,
  },
  // One number among zeros, n in all. Slopes are nan where the value is, and else finite.
  Softmax: {
    "softmax()": `
      x      value  others
      -0     1/n    1/n
      tiny   1/n    1/n
      huge   1      0
      -huge  0      1/(n-1)
      -inf   0      1/(n-1)
      inf    nan    nan
      nan    nan    nan`,
  },
  LogSoftmax: {
    "logSoftmax()": `
      x      value    others
      -0     -log(n)  -log(n)
      tiny   -log(n)  -log(n)
      huge   0        -huge
      -huge  -huge    -log(n-1)
      -inf   -inf     -log(n-1)
      inf    nan      nan
      nan    nan      nan`,
  },
  // Two terms and any number of zeros. A mean is the sum times 1/n: it overflows where the sum does.
  Sum: {
    "sum()": `
      a      b      value   slope
      -0     -0     0       1
      tiny   tiny   2*tiny  1
      huge   huge   inf     1
      -huge  -huge  -inf    1
      huge   -huge  0       1
      inf    1      inf     1
      inf    -inf   nan     1
      nan    1      nan     1`,
    "mean()": `
      a      b      value   slope
      huge   huge   inf     1/n
      huge   -huge  0       1/n
      inf    1      inf     1/n
      inf    -inf   nan     1/n
      nan    1      nan     1/n`,
  },
  // Bits pass, both ways: what comes back is the adjoint.
  Copy: { "transpose(), slice(), concat()": passing() },
  Gather: { "gather()": passing() },
  Pick: { "pick()": passing() },
  // One state has the number, the others 0; every chance is one half. What is said of the state that has it.
  PairUpdate: {
    "pairUpdate()": `
      x      value      slope  slope_table
      -0     0          1      0
      tiny   0.25*tiny  1      tiny
      huge   0.25*huge  1      huge
      inf    inf        1      inf
      -inf   -inf       1      -inf
      nan    nan        1      nan`,
  },
  PairMarginal: {
    "pairMarginal()": `
      x      value  slope
      -0     0      1
      tiny   tiny   1
      huge   huge   1
      inf    inf    1
      -inf   -inf   1
      nan    nan    1`,
  },
};

function passing(): string {
  return `
      x      value
      0      0
      -0     -0
      tiny   tiny
      -tiny  -tiny
      huge   huge
      -huge  -huge
      inf    inf
      -inf   -inf
      nan    nan`;
}
