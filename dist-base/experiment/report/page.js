import { notesOn } from "../notes.js";
import { figure, halfInWords, methodInWords, percent, ruleNumbersOf, seconds, seeingInWords, settingInWords, societyInWords, withError, } from "../words.js";
import { beliefMaps } from "./belief-maps.js";
import { drawChart, hasSmaller } from "./chart.js";
import { comparison } from "./comparison.js";
import { escaped, htmlPage } from "./html.js";
import { ruleMaps } from "./rule-maps.js";
import { seriesOf, smoothed, thinned } from "./series.js";
import { style } from "./style.js";
/** The page as HTML. */
export function reportPage(report) {
    const title = settingInWords(report.configuration);
    const content = `${header(report, title)}
${learning(report)}
<section><h2>What it learned</h2>
<p class="note">Below each ${ruleNumbersOf(report.configuration.game).one}: how often the context came up in ${report.result.played.episodes} fresh episodes.</p>
${sightNote(report)}${ruleMaps(report.result, report.configuration)}</section>
${estimators(report)}
${believed(report)}
${origin(report)}`;
    return htmlPage(title, style, content);
}
/** Of a learner that sees more: that what is shown is an average. */
function sightNote({ result }) {
    const { sees, situations } = result.policy;
    if (sees === undefined)
        return "";
    return `<p class="note">It tells ${situations} situations apart by what it sees, with a rule for each. Shown are their averages, by how often they came up.</p>`;
}
function header({ configuration, result }, title) {
    const notes = notesOn(result, configuration.training.iterations);
    return `<header>
<p class="kicker">reciprocity-gradient · learned ${halfInWords[result.optimize]}${seeingInWords(result.policy)}, ${methodInWords(result)}, seed ${result.seed}</p>
<h1>${escaped(title)}</h1>
<p class="about">One learner among ${escaped(societyInWords(configuration))}.</p>
${notes.map((note) => `<p class="warning">${escaped(note)}</p>`).join("\n")}
<dl class="figures">${headlines(result).join("")}</dl>
${comparison(result)}
</header>`;
}
function headlines(result) {
    const { reference, referencePerformance, referenceDifference, referenceAdherence } = result;
    const payoff = headline(figure(result.payoff), `payoff per encounter${errorNote(result.payoffStandardError)}`);
    if (reference === null)
        return [payoff, headline("–", "best response: this setting is too large for the exact oracle")];
    const regime = reference.degenerate ? "degenerate" : "discriminative";
    const lead = referencePerformance === null
        ? headline(figure(referenceDifference ?? Number.NaN), "of a benefit from the best response, which is close to zero", true)
        : headline(percent(referencePerformance), "of the best response", true);
    return [
        lead,
        payoff,
        headline(figure(reference.payoff), `best response${reference.isLowerBound ? " that was found" : ""} (${regime} setting)`),
        ...(reference.bound === null ? [] : [headline(figure(reference.bound), "with full information")]),
        ...(reference.bound !== null || reference.foresightBound === null
            ? []
            : [headline(figure(reference.foresightBound), "with full information and foresight")]),
        ...(referenceAdherence === null ? [] : [headline(percent(referenceAdherence), "of decisions made alike")]),
    ];
}
function headline(value, meaning, isLead = false) {
    return `<div${isLead ? ' class="lead"' : ""}><dt>${meaning}</dt><dd>${value}</dd></div>`;
}
function errorNote(standardError) {
    return Number(figure(standardError)) > 0 ? `, ±\u00a0${figure(standardError)}` : "";
}
function learning({ metrics, result }) {
    const payoffs = seriesOf(metrics, "payoff");
    const lines = [];
    if (result.reference !== null) {
        const { bound, payoff } = result.reference;
        if (bound !== null) {
            lines.push({ label: "full information", points: bound, colour: "var(--bound)", dashes: "2 4", width: 1.5 });
        }
        lines.push({ label: "best response", points: payoff, colour: "var(--best)", dashes: "7 4" });
    }
    lines.push({ label: "learner", points: smoothed(payoffs), colour: "var(--learned)", width: 2.5 });
    const chart = drawChart({
        description: `Payoff per encounter over ${result.iterations} iterations, held against the best response`,
        lines,
        backdrop: thinned(payoffs),
        iterations: result.iterations,
        digits: 2,
    }, "full");
    const note = `Payoff per encounter in the ${result.episodes} episodes of every iteration (faint) and its running median,
while it still explores.`;
    return `<section><h2>Learning</h2><p class="note">${note}</p>
${payoffs.length === 0 ? `<p class="warning">No iteration was finished.</p>` : chart}</section>`;
}
/** Of the estimators: of what others do, and of what they say. */
const measures = {
    error: ["actionError", "assessmentError"],
    loss: ["actionLoss", "assessmentLoss"],
};
function estimators({ configuration, metrics, result }) {
    // The true model is not learned, and has no error.
    if (metrics.length === 0 || result.estimator === null || result.method === "true-model")
        return "";
    const chart = (fields, about) => drawChart({
        description: about,
        lines: [
            { label: "actions", points: thinned(seriesOf(metrics, fields[0])), colour: "var(--learned)" },
            { label: "signals", points: thinned(seriesOf(metrics, fields[1])), colour: "var(--signals)", dashes: "5 3" },
        ],
        iterations: result.iterations,
        digits: 3,
        isLogarithmic: true,
    }, "half");
    const drawn = [...measures.error, ...measures.loss].flatMap((field) => seriesOf(metrics, field));
    const foot = hasSmaller(drawn) ? " Zeros, and whatever is below 10⁻⁶, lie at the foot of the axes." : "";
    return `<section><h2>How well it knows the others</h2>
<p class="note">Its estimators learn from public records alone; only this report compares them with the truth. Each line on the axes
is a tenth of the one above.${foot}</p>
<div class="halves">
<div><h3>Error</h3><p class="note">Mean absolute difference from the residents’ true ${ruleNumbersOf(configuration.game).all}</p>
${chart(measures.error, "Error of the estimators over iterations")}</div>
<div><h3>Loss</h3><p class="note">Cross-entropy on the public records, in nats</p>
${chart(measures.loss, "Loss of the estimators over iterations")}</div>
</div></section>`;
}
function believed({ beliefs, result: { estimator } }) {
    if (beliefs === undefined || estimator === null)
        return "";
    const { unseenAction = 0, unseenAssessment = 0, unseenActionVisits = 0, unseenAssessmentVisits = 0 } = estimator;
    const unseen = unseenAction + unseenAssessment === 0
        ? "It has seen each of them in every context."
        : `Of the contexts, it has never seen ${percent(unseenAction)} in which others act and ${percent(unseenAssessment)} in which they judge; ${percent(unseenActionVisits)} and ${percent(unseenAssessmentVisits)} of what others do and say falls into these.`;
    return `<section><h2>What it believes of the others</h2>
<p class="note">What each of them does and says in every context, by what was seen, errors included, under what is true. Point at a number
for how often it was seen, and how sure that makes it. ${unseen}</p>
${beliefMaps(beliefs)}</section>`;
}
function origin({ configuration, result, origin: { command, started } }) {
    const { played } = result;
    const rows = [
        ...(command === undefined ? [] : [["Command", `<code>${escaped(command)}</code>`]]),
        ["Training", `${result.iterations} iterations of ${result.episodes} episodes in ${seconds(result.seconds)}`],
        ["Played again", `${withError(played.payoff, played.standardError)} in ${played.episodes} fresh episodes`],
        ["Seed", String(result.seed)],
        ["Version", escaped(result.version)],
        ...(started === undefined
            ? []
            : [["Started", `${started.toISOString().slice(0, 16).replace("T", " ")} UTC`]]),
    ];
    return `<section><h2>What it ran</h2>
<table class="ran"><tbody>${rows.map(([name, value]) => `<tr><th scope="row">${name}</th><td>${value}</td></tr>`).join("")}</tbody></table>
<pre>${escaped(configurationText(configuration))}</pre></section>`;
}
/** JSON with a line for each section and each group of residents. */
function configurationText({ game, residents, learner, training }) {
    const line = (value) => JSON.stringify(value, null, 1)
        .replace(/\n\s*/g, " ")
        .replace(/\[ (.*?) \]/g, "[$1]");
    const groups = residents.map((group) => `    ${line(group)}`).join(",\n");
    const sections = {
        game: line(game),
        residents: `[\n${groups}\n  ]`,
        learner: line(learner),
        training: line(training),
    };
    const written = Object.entries(sections).map(([name, text]) => `  "${name}": ${text}`);
    return `{\n${written.join(",\n")}\n}`;
}
