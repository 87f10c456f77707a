/** The report of a study: one page that needs nothing else, with no script and no address in it. */
import { escaped, htmlPage } from "../report/html.js";
import { drawDots } from "../reproduce/report/cell-dots.js";
import { style } from "../reproduce/report/style.js";
import { figure } from "../words.js";
import { findingsOf } from "./findings.js";
import { isOurs } from "./learners.js";
import { EPISODES } from "./records.js";
import { meansOf, missed } from "./summary.js";
/** Families of at most so many settings are shown setting by setting. */
const FEW = 8;
/** The page as HTML. */
export function studyPage(result) {
    const shown = result.families.filter(({ totals }) => totals.length > 0);
    const parts = shown.length === 0
        ? ['<p class="warning">Nothing is finished yet.</p>']
        : [
            section("Findings", findingsOf(result)
                .map(({ title, text }) => `<h3>${escaped(title)}</h3><p>${escaped(text)}</p>`)
                .join("\n")),
            ...(shown.some(({ effects }) => effects.length > 0) ? [section("What each buys", effectTable(shown))] : []),
            ...shown.map((family) => section(family.family.title, familyPart(family))),
        ];
    return htmlPage(result.study.title, style, `${header(result)}\n${parts.join("\n")}\n${section("What was run", ran(result))}`);
}
function section(title, content) {
    return `<section><h2>${title}</h2>${content}</section>`;
}
function header({ request, study, done, total }) {
    return `<header>
<p class="kicker">reciprocity-gradient · study ${request.study}</p>
<h1>${study.title}</h1>
<p class="about">${study.about} Every training plays ${request.iterations * EPISODES} episodes; ${request.seeds === 1 ? "one seed" : `${request.seeds} seeds`} each.</p>
${done < total ? `<p class="warning">Not finished: ${done} of ${total} trainings and best responses are done.</p>` : ""}
</header>`;
}
function effectTable(families) {
    const names = new Map(families.flatMap(({ effects }) => effects.map((effect) => [effectName(effect), effect])));
    const heads = families.map(({ family }) => `<th scope="colgroup" colspan="2">${family.title}</th>`).join("");
    const second = families.map(() => '<th scope="col">alone</th><th scope="col">overall</th>').join("");
    const rows = [...names.keys()].map((name) => {
        const cells = families.map(({ effects }) => {
            const effect = effects.find((each) => effectName(each) === name);
            return `<td>${points(effect?.alone)}</td><td>${points(effect?.overall)}</td>`;
        });
        return `<tr><td class="text">${escaped(name)}</td>${cells.join("")}</tr>`;
    });
    return `<div class="scroll"><table class="plain"><thead><tr><th scope="col" rowspan="2">exchanged</th>${heads}</tr><tr>${second}</tr></thead>
<tbody>${rows.join("")}</tbody></table></div>
<p class="note">By how many points of the best response’s payoff more is missed after the exchange: above 0, what was there before is better. Alone: in our method as it is;
overall: on average over whatever else can be exchanged. Paired by setting, seeds averaged; intervals hold 95&nbsp;% and are over settings (bootstrap).</p>`;
}
export function effectName({ what, instead }) {
    return what === "our method" ? `${instead} for our method` : `${what}: ${instead}`;
}
function familyPart(result) {
    const { family, results, totals } = result;
    const degenerate = results.filter(({ reference }) => reference.degenerate).length;
    const played = results.filter(({ reference }) => reference.evaluation === "played").length;
    const dots = totals.flatMap(({ learner }) => results.flatMap(({ setting, reference }) => {
        const share = meansOf(results, learner).get(setting.name);
        return share === undefined ? [] : [{ method: learner, performance: 1 - share, degenerate: reference.degenerate }];
    }));
    return `<p class="note">${escaped(family.about)} ${results.length} settings, ${degenerate} of them degenerate: there a constant policy gets 99.5&nbsp;% of the best response.
${judged(results.length, played)}</p>
${totalsTable(result)}
<p class="note">A dot is a setting, mean over seeds: <span class="key discriminative">discriminative</span> or <span class="key degenerate">degenerate</span>. Further right is worse.</p>
${drawDots(dots)}
${results.length <= FEW ? settingTable(result) : `<details><summary>Setting by setting</summary>${settingTable(result)}</details>`}`;
}
function judged(settings, played) {
    const byPlay = "judged by play, in the same episodes for all";
    const exactly = "exactly, over all matchings where residents are of few types and else over 32";
    if (played === 0)
        return `Policies are evaluated ${exactly}.`;
    return played === settings ? `All are ${byPlay}.` : `${played} are ${byPlay}, the others evaluated ${exactly}.`;
}
function totalsTable({ totals }) {
    const heads = [
        "",
        "missed, mean",
        "median",
        "worst",
        "below 95&nbsp;%",
        "below 97&nbsp;%",
        "trainings",
        "an iteration",
    ];
    const rows = totals.map((each) => {
        const cells = [
            points(each.mean),
            hundredths(each.median),
            hundredths(each.worst),
            each.below95,
            each.below97,
            each.trainings,
            `${figure(each.milliseconds, 1)} ms`,
        ].map((cell, at) => `<td${at === 2 ? ` title="${escaped(each.worstSetting)}"` : ""}>${cell}</td>`);
        return `<tr${isOurs(each.learner) ? ' class="ours"' : ""}><td class="text">${escaped(each.learner)}</td>${cells.join("")}</tr>`;
    });
    return `<div class="scroll"><table class="plain"><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join("")}</tr></thead>
<tbody>${rows.join("")}</tbody></table></div>
<p class="note">Per cent of the best response’s payoff that are missed, or of the benefit where that is next to nothing; below 0 where it was surpassed. Mean: over settings, with
an interval over settings; median, worst and what ends below: of trainings.</p>`;
}
/** What every learner misses in every setting, and what an iteration takes. */
function settingTable({ results, totals }) {
    const heads = ["setting", ...totals.map(({ learner }) => learner)];
    const rows = results.map((result) => {
        const cells = totals.map(({ learner }) => {
            const own = result.trainings.filter((training) => training.learner === learner);
            const mean = (of) => own.reduce((sum, training) => sum + of(training), 0) / own.length;
            const time = mean(({ seconds, iterations }) => (1000 * seconds) / iterations);
            return `<td>${hundredths(mean((training) => missed(training, result)))}<br><small>${figure(time, 1)} ms</small></td>`;
        });
        const { name, about } = result.setting;
        return `<tr><td class="text" title="${escaped(about)}">${escaped(name)}</td>${cells.join("")}</tr>`;
    });
    return `<div class="scroll"><table class="plain"><thead><tr>${heads.map((head) => `<th scope="col">${escaped(head).replaceAll("/", "/<wbr>")}</th>`).join("")}</tr></thead>
<tbody>${rows.join("")}</tbody></table></div>
<p class="note">Missed, per cent, mean over seeds; and the time of an iteration.</p>`;
}
function ran({ request, origin, version, node, study }) {
    const rows = [
        ...(origin.command === undefined
            ? []
            : [["Command", `<code>${escaped(origin.command)}</code>`]]),
        ["Trainings", `${request.iterations} iterations of ${EPISODES} episodes, seeds 1 to ${request.seeds}`],
        ["Learners", escaped(study.learners.join(", "))],
        ["Version", `reciprocity-gradient ${escaped(version)}, Node ${escaped(node)}`],
        ...(origin.started === undefined
            ? []
            : [["Started", `${origin.started.toISOString().slice(0, 16).replace("T", " ")} UTC`]]),
    ];
    return `<table class="ran"><tbody>${rows.map(([name, value]) => `<tr><th scope="row">${name}</th><td>${value}</td></tr>`).join("")}</tbody></table>`;
}
/** An estimate in points of a hundred, `1.23 (0.45 to 2.01)`. */
export function points(estimate) {
    if (estimate === undefined)
        return "–";
    const { value, low, high } = estimate;
    return Number.isFinite(low) ? `${hundredths(value)} (${hundredths(low)} to ${hundredths(high)})` : hundredths(value);
}
export function hundredths(share) {
    return figure(100 * share, 2);
}
