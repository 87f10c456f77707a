/** The report of a grid: one page that needs nothing else, with no script and no address in it. */
import { actionKinds } from "../../../reciprocity/index.js";
import { escaped, htmlPage } from "../../report/html.js";
import { seconds as duration, figure } from "../../words.js";
import { episodesOf } from "../grid.js";
import { settings } from "../settings.js";
import { median } from "../statistics.js";
import { allCells } from "./all-cells.js";
import { drawCellDots } from "./cell-dots.js";
import { cellTable } from "./cell-table.js";
import { contestGrid, contestTotals } from "./contest-table.js";
import { drawCurves, levelStrokes } from "./curves.js";
import { groupsOf, groupTitle, methodsOf, shownGroups } from "./groups.js";
import { headlineFigures, methodTable, paperWords } from "./method-table.js";
import { methodName, swatch } from "./methods.js";
import { policyTable } from "./policy-table.js";
import { regimeMap } from "./regime-map.js";
import { style } from "./style.js";
/** The page as HTML. */
export function reproductionPage(reproduction) {
    const groups = groupsOf(reproduction.results);
    const shown = shownGroups(groups);
    const parts = groups.length === 0
        ? ['<p class="warning">Nothing is finished yet.</p>']
        : [
            section("Summary", methodTable(reproduction) + everyCell(reproduction)),
            section(shown.length < groups.length ? "Headline cells" : "Cells", cellTable(shown) + paperNote),
            section("Learning curves", curves(shown, methodsOf(reproduction.results))),
            ...(reproduction.contests.length === 0
                ? []
                : [section("Where ours needs less play, and where more", contests(reproduction))]),
            section("Which settings need reputations at all", regimeMap(reproduction)),
            section("What was learned", policies(shown)),
            ...(shown.length < groups.length ? [section("All cells", everything(groups))] : []),
        ];
    const content = `${header(reproduction, groups.length)}
${parts.join("\n")}
${section("What was run", origin(reproduction))}`;
    return htmlPage("Methods compared", style, content);
}
function section(title, content) {
    return `<section><h2>${title}</h2>${content}</section>`;
}
function header(reproduction, groups) {
    const { results, request, done, total } = reproduction;
    const methods = methodsOf(results).length;
    const { iterations, episodes } = request.budget;
    return `<header>
<p class="kicker">reciprocity-gradient · reproduce</p>
<h1>${methods === 1 ? "One method" : `${methods} methods compared`} in ${groups === 1 ? "one situation" : `${groups} situations`}</h1>
<p class="about">Every training plays ${iterations * episodes} episodes; ${request.seeds === 1 ? "one seed" : `${request.seeds} seeds`} each.
All are held against a best response, by the same evaluator on the same matchings: ${references(results)}.</p>
${done < total ? `<p class="warning">Not finished: ${done} of ${total} trainings and best responses are done.</p>` : ""}
${headlineFigures(reproduction)}
</header>`;
}
/** What stands for the best response, by what donations can be. */
function references(results) {
    const words = {
        discrete: "the best deterministic memoryless policy",
        continuous: "where shares are given, the best policy that a search found, which a network may surpass",
    };
    return actionKinds
        .filter((kind) => results.some(({ actions }) => actions === kind))
        .map((kind) => words[kind])
        .join("; ");
}
function everyCell({ results }) {
    return `<h3>Every cell</h3>
<p class="note">A dot is a cell, the median over seeds, tested as it was trained: <span class="key discriminative">discriminative</span> or
<span class="key degenerate">degenerate</span>. Further right is worse; what does better than the best response stands at 0. The broken line is at 5&nbsp;%.</p>
${drawCellDots(results)}`;
}
const paperNote = `<p class="note">Payoff: mean over seeds and Student’s 95&nbsp;% interval. Policy: the most frequent kind. To 95&nbsp;%: median over seeds until
the policy was worth 95&nbsp;% of the best response for the first time, looked at after ever more iterations; evaluating does not count as learning.<br>
${paperWords}</p>`;
function curves(groups, methods) {
    const legend = [
        ...methods.map(methodName),
        ...Object.entries(levelStrokes).map(([name, stroke]) => `${swatch(stroke)} ${name}`),
    ];
    const panels = groups.map((group) => {
        const title = groupTitle(group);
        return `<h3>${escaped(title)}</h3><div class="panels">${drawCurves(group.cells, "episodes", title)}${drawCurves(group.cells, "seconds", title)}</div>`;
    });
    return `<p class="note">Payoff of the policy at that moment, evaluated apart from training. Median over seeds, band from the lower to the upper quartile. Left: by
episodes played; right: by seconds of learning. Both are logarithmic.</p>
<ul class="legend">${legend.map((entry) => `<li>${entry}</li>`).join("")}</ul>
${panels.join("\n")}`;
}
function contests(reproduction) {
    return `<p class="note">Episodes to 95&nbsp;% of the best response, theirs over ours, medians over seeds: above 1 ours needs less play. Faster and slower, or only one of
them there in most trainings, are counted where a bootstrap interval of the ratio lies on one side of 1; with five seeds two equal methods are told apart in 3 cells of a hundred, with three in 10, and with fewer never. ∞:
theirs mostly does not get there in the ${episodesOf(reproduction.request.budget)} episodes played. “For good”: the same ratio of the episodes until a policy is near at every later look.</p>
${contestTotals(reproduction)}
<details${new Set(reproduction.contests.map(({ ours }) => ours.name)).size <= 16 ? " open" : ""}><summary>Cell by cell</summary>${contestGrid(reproduction)}</details>`;
}
function policies(groups) {
    return `<p class="note">In hundredths, of the seed in the middle; without a shade where it hardly ever gets. Chances of giving and of saying Good; where donations are continuous, the share given and the reputation said. Contexts of acting: own reputation, partner’s; of judging: subject’s reputation,
judge’s, what the subject did. B is Bad, G Good, D defect, C cooperate.</p>
${groups.map(policyTable).join("\n")}`;
}
function everything(groups) {
    return `<p class="note">Per cent of the best response’s payoff, median over seeds. Named by what was optimised, matching in training &gt; in testing, and how much
may be given. A difference in units of the benefit (b) where the best response is too close to zero.</p>
${allCells(groups)}`;
}
function origin({ request, results, origin: { command, started }, version, machine }) {
    const { budget, seeds } = request;
    const each = median(results.map(({ seconds }) => seconds));
    const hard = [...new Set(results.map(({ setting }) => setting))].flatMap((name) => {
        const challenge = settings[name]?.challenge;
        return challenge === undefined ? [] : [`${escaped(name)}: ${escaped(challenge)}`];
    });
    const rows = [
        ...(command === undefined ? [] : [["Command", `<code>${escaped(command)}</code>`]]),
        [
            "Trainings",
            `${budget.iterations} iterations of ${budget.episodes} episodes, seeds 1 to ${seeds}; ${duration(each)} each in the median`,
        ],
        [
            "Matching",
            "random: new pairs every round; direct: the same pairs all episode; indirect: no pair meets twice, so episodes are only as long as that allows (9 rounds among 9 agents)",
        ],
        [
            "Evaluation",
            `exact over all matchings where residents are of few types, else over drawn ones where all reputation vectors can be followed; by play in larger societies. Largest standard error of a best response: ${figure(Math.max(...results.map(({ reference }) => reference.standardError)))}, shared by all that is held against it; intervals of payoffs are over seeds alone`,
        ],
        ...(hard.length === 0 ? [] : [["Hard settings", hard.join("<br>")]]),
        ["Version", `reciprocity-gradient ${escaped(version)}, Node ${escaped(machine.node)}`],
        ["Machine", `${escaped(machine.processor)}, ${machine.jobs} at a time`],
        ...(started === undefined
            ? []
            : [["Started", `${started.toISOString().slice(0, 16).replace("T", " ")} UTC`]]),
    ];
    return `<table class="ran"><tbody>${rows.map(([name, value]) => `<tr><th scope="row">${name}</th><td>${value}</td></tr>`).join("")}</tbody></table>`;
}
