/** How methods look: the eight colours of Okabe and Ito, one a family, and dashes inside a family and where colours are near. */
import { escaped } from "../../report/html.js";
export const looks = {
    "reciprocity-gradient": { colour: "blue" },
    "true-model": { colour: "sky" },
    reinforce: { colour: "orange" },
    "reinforce-baseline": { colour: "orange", dashes: "7 3" },
    "reinforce-entropy": { colour: "orange", dashes: "2 3" },
    "natural-gradient": { colour: "sky", dashes: "7 3" },
    "actor-critic": { colour: "vermillion" },
    "actor-critic-public": { colour: "vermillion", dashes: "6 3" },
    ppo: { colour: "purple", dashes: "10 3 2 3" },
    "q-learning": { colour: "yellow", dashes: "14 4" },
    "model-reinforce": { colour: "green" },
    "straight-through": { colour: "green", dashes: "7 3" },
    "gumbel-softmax": { colour: "green", dashes: "2 3" },
    "evolution-strategies": { colour: "black" },
};
export function strokeOf(method) {
    const { colour, dashes } = looks[method] ?? { colour: "black", dashes: "1 2" };
    return { colour: `var(--${colour})`, dashes, width: method === "reciprocity-gradient" ? 3 : 1.8 };
}
/** A piece of the method's line, to stand before its name. */
export function swatch(stroke) {
    const { colour, dashes, width } = stroke;
    const dashed = dashes === undefined ? "" : ` stroke-dasharray="${dashes}"`;
    return `<svg class="swatch" width="26" height="10" aria-hidden="true"><line x1="0" x2="26" y1="5" y2="5" style="stroke:${colour}" stroke-width="${width}"${dashed}/></svg>`;
}
export function methodName(method) {
    return `<span class="method">${swatch(strokeOf(method))} ${escaped(method)}</span>`;
}
