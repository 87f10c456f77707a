/** Policies in the form that episodes are played from: packed integer thresholds, one comparison a draw. */
import { decisionsOf } from "./decisions.js";
import { GameError } from "./game-error.js";
import { checkSizes } from "./policy.js";
/** @throws GameError for a table of the wrong size or a row without a positive sum, naming `policies[agent]`. */
export function packThresholds(shape, policies) {
    const { reputations, actions } = shape;
    const owners = new Map();
    const ownerOf = Int32Array.from(policies, (policy, agent) => {
        const known = owners.get(policy);
        if (known !== undefined)
            return known;
        checkSizes(shape, policy.action, policy.assessment, `policies[${agent}].`);
        owners.set(policy, owners.size);
        return owners.size - 1;
    });
    const { rows } = decisionsOf(shape);
    const actionSize = rows.action * (actions - 1);
    const assessmentSize = rows.assessment * (reputations - 1);
    const packed = {
        action: new Int32Array(owners.size * actionSize),
        assessment: new Int32Array(owners.size * assessmentSize),
        actionStart: ownerOf.map((owner) => owner * actionSize),
        assessmentStart: ownerOf.map((owner) => owner * assessmentSize),
    };
    for (const [policy, owner] of owners) {
        const field = `policies[${ownerOf.indexOf(owner)}]`;
        packRows(policy.action, actions, packed.action, owner * actionSize, `${field}.action`);
        packRows(policy.assessment, reputations, packed.assessment, owner * assessmentSize, `${field}.assessment`);
    }
    return packed;
}
function packRows(table, width, out, start, field) {
    for (let row = 0, to = start; row < table.length; row += width, to += width - 1) {
        const chances = table.subarray(row, row + width);
        if (!packRow(chances, out, to))
            throw new GameError(`${field}[${row / width}]`, [...chances], "a distribution");
    }
}
/**
 * Writes the thresholds of one distribution of n outcomes to `out[start]` and after, n-1 of them. Divides by the row's own
 * sum, so that rounding never gives the last outcome a chance that it does not have. False for what is no distribution.
 */
export function packRow(chances, out, start) {
    let total = 0;
    for (let at = 0; at < chances.length; at++)
        total += chances[at] >= 0 ? chances[at] : Number.NaN;
    if (!(total > 0 && total < Number.POSITIVE_INFINITY))
        return false;
    let sum = 0;
    for (let at = 0; at < chances.length - 1; at++) {
        sum += chances[at];
        out[start + at] = Math.round((sum / total) * 0x80000000) - 1;
    }
    return true;
}
