import type { ContinuousRecords } from "../../game/index.js";

/** Of a share given: by whom and to whom, and with what reputations. */
export type OnDonation = (giver: number, own: number, partner: number, given: number) => void;
/** Of a judgement: about whom and by whom, what had been given, and with what reputations. */
export type OnJudgement = (
  subject: number,
  judge: number,
  given: number,
  reputation: number,
  own: number,
  said: number,
) => void;

/** Everything that somebody gave or said in the records, one after the other. */
export function forEachDecision(records: ContinuousRecords, onDonation: OnDonation, onJudgement: OnJudgement): void {
  const { game, first, second, reputationFirst, reputationSecond } = records;
  const { actionFirst, actionSecond, signalFirst, signalSecond } = records;
  for (let at = 0; at < first.length; at++) {
    const i = first[at]!;
    const j = second[at]!;
    const ofI = reputationFirst[at]!;
    const ofJ = reputationSecond[at]!;
    onDonation(i, ofI, ofJ, actionFirst[at]!);
    onJudgement(i, j, actionFirst[at]!, ofI, ofJ, signalFirst[at]!);
    // The recipient of a one-way encounter neither gives nor is judged.
    if (game.encounter === "one-way") continue;
    onDonation(j, ofJ, ofI, actionSecond[at]!);
    onJudgement(j, i, actionSecond[at]!, ofJ, ofI, signalSecond[at]!);
  }
}
