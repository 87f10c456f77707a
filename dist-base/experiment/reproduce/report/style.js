/** What the report of a grid adds to the style of a run's. The colours of methods are Okabe and Ito's, darkened or lightened a little where the paper would swallow them. */
import { style as base } from "../../report/style.js";
export const style = `${base}
:root {
  --blue: #0072b2; --sky: #3aa3dd; --orange: #dd9200; --vermillion: #d55e00; --purple: #bd6395; --yellow: #b3a400;
  --green: #009e73; --black: #2b2b2b;
  --ours: #a5c9f2; --theirs: #f7c79c; --neutral: #ecebe6;
}
@media (prefers-color-scheme: dark) {
  :root {
    --blue: #3d9fe0; --sky: #8fd0f5; --orange: #f0ad30; --vermillion: #f0753a; --purple: #dc93bd; --yellow: #f0e442;
    --green: #2cc295; --black: #e7e6e2;
    --ours: #1e4f8c; --theirs: #7d4517; --neutral: #2a2e32;
  }
}
main { max-width: 1200px; }
h3 { margin-top: 26px; overflow-wrap: anywhere; }
p.note, ul.note { max-width: 90ch; }
.figures + .note { margin-top: 14px; }
/* A shadow at the edge that more lies behind; what is local moves along, and covers it at the end. */
.scroll {
  overflow-x: auto; margin-top: 14px;
  background:
    linear-gradient(to left, var(--paper), transparent) 100% 0 / 40px 100% no-repeat local,
    linear-gradient(to left, color-mix(in oklab, var(--ink) 22%, transparent), transparent) 100% 0 / 16px 100% no-repeat scroll;
}
.scroll + .note { margin-top: 12px; }
ul.note { padding-left: 18px; }
.plain { border-collapse: collapse; border-spacing: 0; }
.plain th, .plain td { padding: 4px 8px; text-align: right; background: none; border-radius: 0; white-space: nowrap; line-height: 1.35; }
.plain td:first-child, .plain th:first-child, .plain .text { text-align: left; }
.plain thead th { vertical-align: bottom; border-bottom: 1px solid var(--hair); color: var(--soft); }
.plain tbody th { font-weight: 500; }
.plain tbody tr + tr > * { border-top: 1px solid var(--hair); }
.plain th:first-child { position: sticky; left: 0; background: var(--paper); }
.plain tr.group > * { text-align: left; padding-top: 18px; font-weight: 600; border-top: 0; }
.plain tr.group > * { position: static; }
.plain tr.group div { position: sticky; left: 10px; width: fit-content; max-width: calc(100vw - 60px); white-space: normal; }
.plain tr.group small { font-size: 13px; font-weight: 400; color: var(--soft); margin-left: 10px; }
.plain tr.ours > * { font-weight: 650; }
td b, .plain td b { display: inline; font-size: inherit; }
.method { white-space: nowrap; }
.swatch { vertical-align: middle; margin-right: 4px; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 20px; margin: 14px 0 0; padding: 0; list-style: none; font-size: 14px; }
.panels { display: grid; grid-template-columns: 1fr 1fr; gap: 6px 32px; }
.panels > * { min-width: 0; }
.panels .chart { margin-top: 4px; }
.grid { border-spacing: 2px; }
.grid th, .grid td { padding: 3px 6px; text-align: right; border-radius: 3px; white-space: nowrap; font-size: 13px; line-height: 1.35; }
.grid td { background: var(--neutral); }
.grid th:first-child { text-align: left; position: sticky; left: 0; background: var(--paper); border-radius: 0; }
.grid thead th { vertical-align: bottom; font-size: 13px; }
.grid thead th.tall { writing-mode: vertical-rl; transform: rotate(180deg); text-align: left; padding: 6px 2px; }
.grid td.won { background: var(--ours); }
.grid td.lost { background: var(--theirs); }
.grid td.shade { background: color-mix(in oklab, var(--ours) var(--p), var(--theirs)); }
.key { padding: 1px 6px; border-radius: 3px; color: var(--ink); }
.key.discriminative, .key.degenerate { font-weight: 600; padding: 0; }
.key.discriminative::before, .key.degenerate::before { content: "●"; margin-right: 3px; color: var(--blue); }
.key.degenerate::before { color: var(--orange); }
.key.won { background: var(--ours); } .key.lost { background: var(--theirs); }
.grid td.none { background: none; color: var(--soft); }
.rules td { min-width: 32px; text-align: center; background: color-mix(in oklab, var(--one) var(--p), var(--zero)); }
.rules td.unmet { background: none; color: var(--soft); }
.rules th.gap, .rules td.gap { background: none; min-width: 10px; padding: 0; }
.rules td.figure { background: none; text-align: right; padding-left: 12px; }
details { margin-top: 12px; }
summary { cursor: pointer; font-weight: 600; }
.grid td small { font-size: 11px; }
@media (max-width: 1180px) { .panels { grid-template-columns: 1fr; } }
@media (max-width: 960px) { .panels { grid-template-columns: 1fr 1fr; } }
@media (max-width: 760px) {
  .panels { grid-template-columns: 1fr; }
  .plain th, .plain td { padding: 4px 7px; font-size: 13px; }
  .plain td .method { display: block; width: 96px; white-space: normal; overflow-wrap: anywhere; line-height: 1.2; }
  .plain td .swatch { display: block; }
}
`;
