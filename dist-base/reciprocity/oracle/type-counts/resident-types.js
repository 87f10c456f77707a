/**
 * The types in a society, in the order of their first members.
 *
 * @param residents as performed
 */
export function typesOf(residents) {
    const types = [];
    const known = new Map();
    for (const policy of residents) {
        const type = known.get(policy) ?? types.find((other) => areAlike(other.policy, policy));
        if (type !== undefined)
            type.count += 1;
        const own = type ?? { policy, count: 1 };
        if (type === undefined)
            types.push(own);
        known.set(policy, own);
    }
    return types;
}
function areAlike(one, other) {
    const same = (a, b) => a.every((chance, at) => chance === b[at]);
    return same(one.action, other.action) && same(one.assessment, other.assessment);
}
