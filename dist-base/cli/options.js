/** The options that commands share, and how their values become a part of a configuration. */
import { Option } from "commander";
import { findPreset, mergeConfigurations, parseConfiguration, presets, RequestError, resolveConfiguration, } from "../experiment/index.js";
import { makeRoomForResult, readConfigurationFile, writeResultFile } from "../node/index.js";
import { methodNames, methodsWithBelief } from "../reciprocity/index.js";
import { silent } from "./messages.js";
const seesOption = {
    flags: "--sees <what>",
    field: "learner.sees",
    isList: true,
    meaning: "what the learner sees beside the two reputations: partner, last, round, or several, as partner,round",
};
const settingOptions = [
    { flags: "--optimize <half>", field: "learner.optimize", meaning: "action, signal or joint" },
    { flags: "--matching <kind>", field: "game.matching", meaning: "random, direct or indirect" },
    { flags: "--reputations <k>", field: "game.reputations", isNumber: true, meaning: "how many there are, 2 to 64" },
    {
        flags: "--actions <kind>",
        field: "game.actions",
        isNumber: true,
        meaning: "discrete or continuous donations, or how many levels of them, 2 to 64",
    },
    { flags: "--rounds <n>", field: "game.rounds", isNumber: true, meaning: "rounds of an episode" },
    { flags: "--benefit <b>", field: "game.benefit", isNumber: true, meaning: "of a full donation, to its recipient" },
    { flags: "--cost <c>", field: "game.cost", isNumber: true, meaning: "of a full donation, to its donor" },
    { flags: "--seed <n>", field: "training.seed", isNumber: true, meaning: "same seed, same result" },
];
const trainingOptions = [
    { flags: "--method <name>", field: "training.method", meaning: methodNames.join(", ") },
    {
        flags: "--belief <kind>",
        field: "training.belief",
        meaning: `anchored, joint or mean-field; of ${methodsWithBelief.join(" and ")}`,
    },
    { flags: "--horizon <n>", field: "training.horizon", isNumber: true, meaning: "rounds that anchored looks ahead" },
    {
        flags: "--iterations <n>",
        field: "training.iterations",
        isNumber: true,
        meaning: "updates of the policy, at most",
    },
    {
        flags: "--until <end>",
        field: "training.until",
        meaning: "settled: stops once it has settled; iterations: goes on to the last",
    },
    { flags: "--episodes <n>", field: "training.episodes", isNumber: true, meaning: "played in every iteration" },
    seesOption,
];
export function addSettingOptions(command) {
    command.option("--preset <name>", "proud-outcasts, l1 ... l8, hybrid-alld or proud-alld");
    command.option("--config <file>", "a configuration in JSON; overrides the preset, flags override both");
    for (const { flags, meaning } of settingOptions)
        command.option(flags, meaning);
    return command;
}
export function addOutOptions(command, file) {
    command.option("--out <dir>", `also write the result to ${file} in this folder`);
    command.option("--force", "replace the one that is there");
    return command;
}
/** Refuses an --out that the result could not go to, before it is worked for. */
export function checkOut(values, file) {
    const out = textOf(values, "out");
    if (out !== undefined)
        makeRoomForResult(out, file, "--out", values.force === true);
}
/** Writes the result where --out says, if it does. */
export function keepResult(values, file, result) {
    const out = textOf(values, "out");
    if (out !== undefined)
        writeResultFile(out, file, result, "--out", values.force === true);
}
export function addTrainingOptions(command) {
    for (const { flags, meaning } of trainingOptions)
        command.option(flags, meaning);
    return command;
}
export function addSeesOption(command) {
    return command.option(seesOption.flags, seesOption.meaning);
}
export function addOutputOptions(command) {
    command.option("--json", "print exactly one JSON object on stdout");
    command.option("--quiet", "no progress and no messages");
    command.addOption(new Option("--debug", "show stack traces"));
    return command;
}
export function messagesOf(io, values) {
    return values.quiet === true ? silent : io.messages;
}
/**
 * The complete configuration that the options ask for.
 *
 * @param base a run's own configuration, which the options change; a preset replaces its game and residents.
 * @throws RequestError
 */
export async function requestedConfiguration(values, base) {
    const preset = textOf(values, "preset");
    const path = textOf(values, "config");
    if (preset === undefined && path === undefined && base === undefined) {
        const names = Object.keys(presets).join(", ");
        throw new RequestError("--preset", `got nothing, takes one of ${names} (or give --config FILE)`);
    }
    if (preset !== undefined)
        findPreset(preset, "--preset");
    const file = path === undefined ? {} : await readConfigurationFile(path, "--config");
    const kept = preset === undefined || base === undefined ? base : { learner: base.learner, training: base.training };
    return resolveConfiguration({
        ...(preset === undefined ? {} : { preset }),
        file: mergeConfigurations(kept ?? {}, file),
        overrides: await flagsAsConfiguration(values),
    });
}
/** The flags as a part of a configuration, checked by the same schema as a file; errors name the flag. */
async function flagsAsConfiguration(values) {
    const sections = {};
    const flags = new Map();
    for (const { flags: written, field, isNumber = false, isList = false } of [...settingOptions, ...trainingOptions]) {
        const flag = written.split(" ")[0];
        const value = textOf(values, flag.slice(2));
        if (value === undefined)
            continue;
        const [section, name] = field.split(".");
        sections[section] = {
            ...sections[section],
            [name]: isNumber ? numberIn(value) : isList ? value.split(",") : value,
        };
        flags.set(field, flag);
    }
    // Of a list, the item at fault is told by what it is.
    return parseConfiguration(sections, (path) => flags.get(path.replace(/\[\d+\]$/, "")) ?? path);
}
/** A number written out in full. Any other text stays text, for the schema to refuse with what was written. */
export function numberIn(text) {
    return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : text;
}
/** An option's text, if it was given. */
export function textOf(values, name) {
    const value = values[name];
    return typeof value === "string" ? value : undefined;
}
/** Options among these that were given, as they are written. */
export function givenOptions(values, except) {
    return Object.keys(values)
        .filter((name) => !except.includes(name))
        .map((name) => `--${name}`);
}
/** What was called, for the report: the options as they were understood. */
export function commandLine(command, values) {
    const words = Object.entries(values).flatMap(([name, value]) => value === true ? [`--${name}`] : [`--${name}`, quoted(String(value))]);
    return [`reciprocity-gradient ${command}`, ...words].join(" ");
}
function quoted(word) {
    return /^[\w./:=@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
