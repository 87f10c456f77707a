/** Everything that somebody gave or said in the records, one after the other. */
export function forEachDecision(records, onDonation, onJudgement) {
    const { game, first, second, reputationFirst, reputationSecond } = records;
    const { actionFirst, actionSecond, signalFirst, signalSecond } = records;
    for (let at = 0; at < first.length; at++) {
        const i = first[at];
        const j = second[at];
        const ofI = reputationFirst[at];
        const ofJ = reputationSecond[at];
        onDonation(i, ofI, ofJ, actionFirst[at]);
        onJudgement(i, j, actionFirst[at], ofI, ofJ, signalFirst[at]);
        // The recipient of a one-way encounter neither gives nor is judged.
        if (game.encounter === "one-way")
            continue;
        onDonation(j, ofJ, ofI, actionSecond[at]);
        onJudgement(j, i, actionSecond[at], ofJ, ofI, signalSecond[at]);
    }
}
