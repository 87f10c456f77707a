// The others as they are, in place of the estimators: our gradient without the error of a model that was learned.
import type { Floats, Tensor } from "../../autodiff/index.js";
import { allAsPerformed, checkResidents, type Game, type Policy } from "../../game/index.js";
import type { EstimatorLoss, EstimatorState, Opponents } from "../opponents.js";
import { foreignCheckpoint } from "../saved-numbers.js";
import type { Society } from "../society.js";

/** Numbers that do not change. */
interface Constant {
  value(): Floats;
}

export class TruePolicies implements Opponents {
  readonly action: Constant;
  readonly assessment: Constant;

  /** @param residents the policies of agents 1 .. N-1, as chosen */
  constructor(game: Game, residents: readonly Policy[]) {
    checkResidents(game, residents);
    const performed = allAsPerformed(game, residents);
    const joined = (tables: Float64Array[]): Constant => {
      const all = new Float64Array(tables.reduce((sum, { length }) => sum + length, 0));
      for (const [at, table] of tables.entries()) all.set(table, at * table.length);
      return { value: () => all };
    };
    this.action = joined(performed.map(({ action }) => action));
    this.assessment = joined(performed.map(({ assessment }) => assessment));
  }

  get memoryBytes(): number {
    return 8 * (this.action.value().length + this.assessment.value().length);
  }

  observe(): void {
    // Nothing is new.
  }

  read(agents: readonly number[], { action, assessment }: Society): void {
    copyRows(this.action.value(), agents, action);
    copyRows(this.assessment.value(), agents, assessment);
  }

  train(): EstimatorLoss {
    return { action: 0, assessment: 0 };
  }

  evidence(): undefined {
    return undefined;
  }

  save(): EstimatorState {
    return { history: [], action: null, assessment: null };
  }

  restore({ history, action, assessment }: EstimatorState): void {
    if (history.length > 0 || action !== null || assessment !== null) throw foreignCheckpoint("another method");
  }

  dispose(): void {
    // Holds plain arrays alone.
  }
}

function copyRows(values: Floats, agents: readonly number[], to: Tensor): void {
  // The society has room to spare.
  const size = to.size / to.shape[0]!;
  const rows = new Float32Array(to.size);
  for (const [row, agent] of agents.slice(1).entries()) {
    rows.set(values.subarray((agent - 1) * size, agent * size), row * size);
  }
  to.set(rows);
}
