/** What a preset says. */
import type { GameConfiguration, LearnerConfiguration, ResidentConfiguration } from "./configuration.js";

export interface Preset extends Pick<LearnerConfiguration, "role"> {
  readonly residents: readonly ResidentConfiguration[];
  /** Where it is not the default game. */
  readonly game?: Partial<GameConfiguration>;
  /** The half that is not optimised, where only one is: names or bits. */
  readonly fixedAction: string;
  readonly fixedAssessment: string;
}
