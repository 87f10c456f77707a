/** Donations: who gives pays a cost, and the other gains a benefit. */
import { sealed } from "../stage.js";
/** The donation game: u = benefit x what the other gives - cost x what one gives. */
export function donationStage({ benefit, cost, actions, encounter }) {
    const shares = donationShares(actions);
    const names = actions === 2 ? ["Defect", "Cooperate"] : Array.from(shares, (share) => `gives ${Number(share.toFixed(3))}`);
    if (encounter === "one-way") {
        return sealed({
            name: "donation",
            choices: [actions, 1],
            actionNames: [names, ["nothing"]],
            payoffs: [shares.map((share) => 0 - cost * share), shares.map((share) => benefit * share)],
            order: "simultaneous",
            judged: [true, false],
            judgesSee: "subject",
            seats: "drawn",
        });
    }
    const first = new Float64Array(actions ** 2);
    const second = new Float64Array(actions ** 2);
    for (let own = 0; own < actions; own++) {
        for (let other = 0; other < actions; other++) {
            const paid = benefit * shares[other] - cost * shares[own];
            first[own * actions + other] = paid;
            second[other * actions + own] = paid;
        }
    }
    return sealed({
        name: "donation",
        choices: [actions, actions],
        actionNames: [names, names],
        payoffs: [first, second],
        order: "simultaneous",
        judged: [true, true],
        judgesSee: "subject",
        seats: "symmetric",
    });
}
/** The share that each action gives, `[A]`: g(a) = a/(A-1), from 0 to 1. */
export function donationShares(actions) {
    return Float64Array.from({ length: actions }, (_, action) => action / (actions - 1));
}
