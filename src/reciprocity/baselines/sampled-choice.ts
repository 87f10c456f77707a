// A choice drawn on the tape, with a gradient that passes as if it had not been drawn. Two ways to do that:
//
// - straight through (Bengio et al. 2013): the sample goes forward, and the gradient is that of the probabilities;
// - Gumbel-softmax, straight-through variant (Jang et al. 2017, Maddison et al. 2017): the sample is the largest of the
//   log-probabilities plus Gumbel noise, and the gradient is that of the softmax of the same at a temperature.
//
// What is drawn is the same in both, and follows from `uniform`: numbers between 0 and 1, one an outcome.
import type { Tensor } from "../../autodiff/index.js";

/** A chance is taken for this much more, so that its logarithm is finite. */
const LEAST = 1e-6;
/**
 * And for this much more where a gradient passes, so that the slope of its logarithm is at most 100: rounds multiply their
 * slopes.
 */
const SMOOTHING = 0.01;
/** A softmax at this inverse temperature is a one-hot vector. */
const SHARP = 1e7;

/** One-hot samples of chances [rows, outcomes]. */
export function straightThrough(chances: Tensor, uniform: Tensor): Tensor {
  return withGradientOf(chances, drawn(chances, gumbel(uniform)));
}

/** One-hot samples of chances [rows, outcomes]. */
export function gumbelSoftmax(chances: Tensor, uniform: Tensor, temperature: number): Tensor {
  const noise = gumbel(uniform);
  const smooth = chances
    .add(SMOOTHING)
    .log()
    .add(noise)
    .mul(1 / temperature)
    .softmax();
  return withGradientOf(smooth, drawn(chances, noise));
}

function gumbel(uniform: Tensor): Tensor {
  return uniform.log().neg().log().neg();
}

function drawn(chances: Tensor, noise: Tensor): Tensor {
  return chances.add(LEAST).log().add(noise).mul(SHARP).softmax().stopGradient();
}

function withGradientOf(smooth: Tensor, sample: Tensor): Tensor {
  return sample.add(smooth.sub(smooth.stopGradient()));
}
