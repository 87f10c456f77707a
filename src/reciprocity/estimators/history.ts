/**
 * What was seen of every opponent, by batches of records: the newest apart, the older ones joined two by two, so that there are
 * about twice as many epochs as the batches have binary digits (Bifet & Gavalda 2007). Nothing is forgotten with time. Where
 * late epochs contradict those before, the opponent has changed, and what came before is forgotten of that opponent.
 */
import type { Game } from "../../game/index.js";
import { foreignCheckpoint } from "../checkpoint.js";
import { evidenceOfChange, mostEvidence } from "./change.js";
import { logarithm } from "./logarithm.js";
import { addTally, emptyTally, type Half, halves, type TableShape, type Tally, tableShapes } from "./tally.js";

/** Chance that in a run, however long, any opponent is taken to have changed that has not: at most this. */
const FALSE_ALARMS = 0.01;

/** Consecutive batches, counted together. */
interface Epoch extends Tally {
  readonly batches: number;
}

/** As it is saved; the newest first. */
export type EpochState = { readonly batches: number } & Readonly<Record<Half, ArrayLike<number>>>;

export class History {
  /** Of all that is remembered. */
  readonly sum: Tally;
  /** Taken in since the start. */
  batches = 0;
  private readonly shapes: Readonly<Record<Half, TableShape>>;
  private epochs: Epoch[] = [];

  constructor(private readonly game: Game) {
    this.shapes = tableShapes(game);
    this.sum = emptyTally(game);
  }

  /** @param each the most records of an opponent that a batch can have */
  add(tally: Tally, each: number): void {
    const { action, assessment } = tally;
    this.batches += 1;
    addTally(this.sum, tally);
    this.epochs.unshift({ batches: 1, action, assessment });
    // Of three of a size, the two older become one.
    for (let at = 0; this.epochs[at + 2]?.batches === this.epochs[at]!.batches; at++) {
      const [newer, older] = this.epochs.splice(at + 1, 2) as [Epoch, Epoch];
      const batches = newer.batches + older.batches;
      const joined = { batches, ...emptyTally(this.game, batches * each) };
      addTally(joined, newer);
      addTally(joined, older);
      this.epochs.splice(at + 1, 0, joined);
    }
    this.forgetChanged(logarithm(1 + this.batches * each));
  }

  save(): EpochState[] {
    return this.epochs;
  }

  restore(epochs: readonly EpochState[]): void {
    const { game, sum } = this;
    const sizesOf = (list: readonly { readonly batches: number }[]) => list.map(({ batches }) => batches).join();
    const total = epochs.reduce((all, { batches }) => all + batches, 0);
    if (sizesOf(epochs) !== epochSizes(total).join()) throw foreignCheckpoint("other epochs");
    for (const half of halves) {
      if (epochs.some((epoch) => epoch[half].length !== sum[half].length)) throw foreignCheckpoint("another game");
      sum[half].fill(0);
    }
    this.batches = total;
    this.epochs = epochs.map(({ batches, ...saved }) => {
      const most = halves.reduce((most, half) => Math.max(most, largest(saved[half])), 0);
      const epoch = { batches, ...emptyTally(game, most) };
      for (const half of halves) epoch[half].set(saved[half]);
      addTally(sum, epoch);
      return epoch;
    });
  }

  private forgetChanged(logOfRecords: number): void {
    const { epochs, batches, shapes } = this;
    if (epochs.length < 2) return;
    const { opponents } = shapes.action;
    const comparisons = halves.reduce((sum, half) => sum + shapes[half].contexts * alternatives(shapes[half]), 0);
    // The chances of false alarms after 1, 2, 3 ... batches are 1/2, 1/6, 1/12 ... of that of a run.
    const tests = batches * (batches + 1) * opponents * (epochs.length - 1) * comparisons;
    const threshold = logarithm(tests / FALSE_ALARMS);
    for (let opponent = 0; opponent < opponents; opponent++) {
      const kept = this.epochsSinceChange(opponent, threshold, logOfRecords);
      if (kept < epochs.length) this.forget(opponent, kept);
    }
  }

  /** How many of the newest epochs are since the opponent's change, all of them if there was none. */
  private epochsSinceChange(opponent: number, threshold: number, logOfRecords: number): number {
    const { epochs, shapes, sum } = this;
    let kept = epochs.length;
    let most = threshold;
    for (const half of halves) {
      const { contexts, outcomes } = shapes[half];
      for (let context = 0; context < contexts; context++) {
        const row = (opponent * contexts + context) * outcomes;
        let total = 0;
        let largest = 0;
        for (let at = row; at < row + outcomes; at++) {
          total += sum[half][at]!;
          if (sum[half][at]! > largest) largest = sum[half][at]!;
        }
        // Always the same, or not enough for any evidence.
        if (largest === total) continue;
        for (let outcome = outcomes === 2 ? 1 : 0; outcome < outcomes; outcome++) {
          const k = sum[half][row + outcome]!;
          if (k === 0) continue;
          let k1 = 0;
          let n1 = 0;
          for (let epoch = 0; epoch + 1 < epochs.length; epoch++) {
            const counts = epochs[epoch]![half];
            k1 += counts[row + outcome]!;
            for (let at = row; at < row + outcomes; at++) n1 += counts[at]!;
            if (n1 === 0 || n1 === total) continue;
            if (mostEvidence(k1, n1, k - k1, total - n1, logOfRecords) <= most) continue;
            const evidence = evidenceOfChange(k1, n1, k - k1, total - n1);
            if (evidence <= most) continue;
            most = evidence;
            kept = epoch + 1;
          }
        }
      }
    }
    return kept;
  }

  /** Takes all but the newest so many epochs of an opponent from memory. */
  private forget(opponent: number, kept: number): void {
    for (const half of halves) {
      const { contexts, outcomes } = this.shapes[half];
      const start = opponent * contexts * outcomes;
      for (const { [half]: counts } of this.epochs.slice(kept)) {
        for (let at = start; at < start + contexts * outcomes; at++) {
          this.sum[half][at]! -= counts[at]!;
          counts[at] = 0;
        }
      }
    }
  }
}

/** Outcomes that are compared with all others: of two, one says it all. */
function alternatives({ outcomes }: TableShape): number {
  return outcomes === 2 ? 1 : outcomes;
}

/** Batches in each epoch after so many, the newest first: one or two epochs of every power of two. */
function epochSizes(batches: number): number[] {
  const sizes: number[] = [];
  for (let size = 1, left = batches; left > 0; size *= 2) {
    const count = Math.floor(left / size) % 2 === 1 ? 1 : 2;
    for (let at = 0; at < count; at++) sizes.push(size);
    left -= count * size;
  }
  return sizes;
}

function largest(numbers: ArrayLike<number>): number {
  let most = 0;
  for (let at = 0; at < numbers.length; at++) if (numbers[at]! > most) most = numbers[at]!;
  return most;
}
