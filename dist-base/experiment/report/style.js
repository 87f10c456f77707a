/** The report's style. Colours are blue against orange, which all common kinds of colour blindness tell apart. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #fdfdfb; --ink: #1d2024; --soft: #5d646c; --hair: #dcdcd6;
  --learned: #1f63b5; --best: #b4540a; --bound: #6a7078; --signals: #84459f;
  --zero: #f7c79c; --one: #a5c9f2; --unseen: #ecece7; --hatch: #cfcfc8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15181b; --ink: #e7e6e2; --soft: #a0a6ad; --hair: #33383d;
    --learned: #78b1f5; --best: #f0a25c; --bound: #a0a6ad; --signals: #cf9be6;
    --zero: #7d4517; --one: #1e4f8c; --unseen: #24282c; --hatch: #41474d;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  font-variant-numeric: tabular-nums;
}
main { max-width: 1040px; margin: 0 auto; padding: 44px 24px 64px; }
h1 { font-size: 30px; line-height: 1.2; font-weight: 650; letter-spacing: -0.01em; margin: 0 0 6px; overflow-wrap: anywhere; }
h2 { font-size: 19px; font-weight: 650; margin: 0 0 4px; }
h3 { font-size: 16px; font-weight: 650; margin: 0; }
p { margin: 0; max-width: 70ch; }
.kicker { color: var(--soft); font-size: 14px; margin-bottom: 10px; }
.about, .meaning, .note { color: var(--soft); }
.meaning, .note { font-size: 14px; }
.comparison { margin-top: 26px; color: var(--soft); font-size: 15px; }
.comparison b { color: var(--ink); font-weight: 600; }
.warning { border-left: 3px solid var(--best); padding-left: 12px; margin-top: 16px; }
section { margin-top: 44px; border-top: 1px solid var(--hair); padding-top: 22px; }

.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 20px 28px; margin: 30px 0 0; }
.figures div { display: flex; flex-direction: column; }
.figures dt { order: 2; color: var(--soft); font-size: 14px; line-height: 1.35; }
.figures dd { margin: 0; font-size: 27px; font-weight: 600; line-height: 1.25; letter-spacing: -0.01em; white-space: nowrap; }
.figures .lead dd { color: var(--learned); }
.figures dd small { font-size: 14px; font-weight: 400; letter-spacing: 0; color: var(--soft); }

.chart { margin-top: 14px; }
.chart svg { display: block; max-width: 100%; height: auto; }
.narrow { display: none; }
.halves { display: grid; grid-template-columns: 1fr 1fr; gap: 32px; margin-top: 18px; }
.halves > * { min-width: 0; }

.rule { margin-top: 26px; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 18px 48px; margin-top: 12px; }
.wide-maps { grid-template-columns: 1fr; }
table { border-collapse: separate; border-spacing: 3px; font-size: 14px; }
.pair table { table-layout: fixed; width: 100%; align-self: start; }
caption { text-align: left; font-weight: 600; padding: 0 3px 4px; }
thead th { font-weight: 400; color: var(--soft); line-height: 1.2; padding: 2px; }
th.over { border-bottom: 1px solid var(--hair); }
th.corner { text-align: left; vertical-align: bottom; width: 62px; }
tbody th { font-weight: 500; text-align: left; padding: 2px; }
td {
  background: color-mix(in oklab, var(--one) var(--p), var(--zero));
  border-radius: 4px; text-align: center; padding: 9px 2px 7px; line-height: 1.2;
}
td b { display: block; font-size: 16px; font-weight: 600; }
td small { font-size: 12px; }
td.unmet, .hatched { background: repeating-linear-gradient(135deg, var(--unseen) 0 5px, var(--hatch) 5px 6px); }
td.unmet b, td.unmet small { color: var(--soft); }
td.differs { outline: 2px solid var(--ink); outline-offset: -2px; }

.beliefs text { font-size: 13px; fill: var(--ink); }
.beliefs .soft { fill: var(--soft); }
.beliefs .fine { font-size: 11.5px; }
.beliefs .strong { font-weight: 600; }
.beliefs .middle { text-anchor: middle; }
.beliefs .hatch { stroke: var(--hatch); stroke-width: 1; fill: none; }
.legend { display: flex; flex-wrap: wrap; gap: 6px 28px; margin-top: 16px; color: var(--soft); font-size: 14px; }
.legend i { display: inline-block; width: 44px; height: 14px; border-radius: 3px; vertical-align: -2px; margin-right: 4px; }
.legend .scale { background: linear-gradient(90deg in oklab, var(--zero), var(--one)); }

.ran { font-size: 14px; margin-top: 14px; }
.ran th { text-align: left; font-weight: 400; color: var(--soft); padding: 3px 24px 3px 0; vertical-align: top; white-space: nowrap; }
.ran td { background: none; text-align: left; padding: 3px 0; overflow-wrap: anywhere; }
code, pre { font: 13px/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
pre { margin: 10px 0 0; padding: 14px 16px; border: 1px solid var(--hair); border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere; }

/* A wide chart that had to shrink further would be illegible. */
@media (max-width: 960px) { .wide { display: none; } .narrow { display: block; } }
@media (max-width: 760px) {
  main { padding: 28px 20px 44px; }
  h1 { font-size: 25px; }
  .halves { grid-template-columns: 1fr; gap: 26px; }
  .figures { grid-template-columns: 1fr 1fr; gap: 18px 16px; }
  .figures dd { font-size: 23px; }
  .pair { grid-template-columns: 1fr; }
  .ran tr, .ran th, .ran td { display: block; }
  .ran td { padding-bottom: 8px; }
}
@media print { section { break-inside: avoid; } }
`;
