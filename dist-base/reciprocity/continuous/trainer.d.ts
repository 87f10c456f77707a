import type { Engine } from "../../autodiff/index.js";
import { type ContinuousPolicy } from "../../game/index.js";
import type { Iteration, MethodRun } from "../method.js";
import { type Settings } from "../settings.js";
import type { ContinuousCheckpoint } from "./checkpoint.js";
import type { ContinuousEnvironment } from "./environment.js";
import type { ContinuousModel } from "./model.js";
import type { NetworkPolicy } from "./network-policy.js";
/**
 * There are local optima, from which no small change leads on: once everybody's reputation is 1/2, nobody's donation
 * matters. So a challenger climbs beside the policy that plays, in imagination, from another start; if it is expected to do
 * better it takes over, and in any case another one follows.
 */
export declare class ContinuousTrainer implements MethodRun {
    private readonly engine;
    private readonly settings;
    private readonly model;
    /** In the common unit, as is everything inside. */
    private readonly environment;
    private readonly unit;
    private leader;
    private challenger;
    private random;
    private current;
    private iterations;
    private episodes;
    private encounters;
    /** Steps that the leader and the present challenger could both make so far. */
    private steps;
    constructor(engine: Engine, environment: ContinuousEnvironment, settings: Settings, model: ContinuousModel, checkpoint?: ContinuousCheckpoint);
    get iteration(): number;
    step(): Iteration;
    policy(): NetworkPolicy;
    estimates(): ContinuousPolicy[];
    /** Its networks have no contexts that could be counted. */
    evidence(): undefined;
    checkpoint(): ContinuousCheckpoint;
    dispose(): void;
    /** What the learner plays in the episodes of this iteration. */
    private policies;
    /** The better one goes on, beside a new challenger. */
    private compare;
    private ascent;
    private restore;
}
