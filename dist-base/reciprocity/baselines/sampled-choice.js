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
export function straightThrough(chances, uniform) {
    return withGradientOf(chances, drawn(chances, gumbel(uniform)));
}
/** One-hot samples of chances [rows, outcomes]. */
export function gumbelSoftmax(chances, uniform, temperature) {
    const noise = gumbel(uniform);
    const smooth = chances
        .add(SMOOTHING)
        .log()
        .add(noise)
        .mul(1 / temperature)
        .softmax();
    return withGradientOf(smooth, drawn(chances, noise));
}
function gumbel(uniform) {
    return uniform.log().neg().log().neg();
}
function drawn(chances, noise) {
    return chances.add(LEAST).log().add(noise).mul(SHARP).softmax().stopGradient();
}
function withGradientOf(smooth, sample) {
    return sample.add(smooth.sub(smooth.stopGradient()));
}
