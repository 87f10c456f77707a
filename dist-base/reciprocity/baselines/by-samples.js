// The methods that learn by samples, of play or of imagination: all are an algorithm, run in the same way.
import { createEngine } from "../../autodiff/index.js";
import { environmentInCommonUnit } from "../common-unit.js";
import { createEnvironment } from "../environment.js";
import { methodSettings } from "../settings.js";
import { BaselineRun } from "./baseline-run.js";
import { DonationProcess } from "./donation-process.js";
import { exploring } from "./exploring.js";
/** A method that learns by samples; its policy can depend on more than the two reputations unless told. */
export function bySamples({ searchSpace, defaults, hasSight = true, algorithm, }) {
    return {
        searchSpace,
        defaults,
        hasSight,
        hasBelief: false,
        start: (request) => started(algorithm, request),
    };
}
async function started(algorithm, { name: method, world, options, own, checkpoint }) {
    const { residents, game: asGiven, ...engineOptions } = world;
    const { environment, unit } = environmentInCommonUnit(createEnvironment(asGiven, residents));
    const { game } = environment;
    const { exploration, decay = 0 } = own;
    const settings = { ...methodSettings(game, options), exploration, decay };
    const plainly = (view) => new DonationProcess(game, (...request) => environment.play(...request), { ...settings, view });
    const process = (view) => exploring(plainly(view), exploration);
    const plain = plainly("none");
    const engine = await createEngine(engineOptions);
    const made = algorithm({ engine, environment, settings, options: own, process, plain });
    return new BaselineRun(made, (tables) => plain.policyOf(tables), { ...settings, method, unit }, checkpoint);
}
