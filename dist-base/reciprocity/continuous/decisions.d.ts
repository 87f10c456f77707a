import type { ContinuousRecords } from "../../game/index.js";
/** Of a share given: by whom and to whom, and with what reputations. */
export type OnDonation = (giver: number, own: number, partner: number, given: number) => void;
/** Of a judgement: about whom and by whom, what had been given, and with what reputations. */
export type OnJudgement = (subject: number, judge: number, given: number, reputation: number, own: number, said: number) => void;
/** Everything that somebody gave or said in the records, one after the other. */
export declare function forEachDecision(records: ContinuousRecords, onDonation: OnDonation, onJudgement: OnJudgement): void;
