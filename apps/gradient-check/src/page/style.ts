/** The style sheet of the page. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #ffffff; --text: #1c1c1e; --muted: #5c5c66; --line: #d8d8de; --soft: #f4f4f7;
  --good: #0a6b2d; --bad: #a8201a; --unsure: #7a5200;
  --fused: #0a6b2d; --jacobian: #a8201a; --vectorised: #0b57b7; --unclipped: #7b2fa8; --numerical: #8a5a00;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #17171a; --text: #ececf0; --muted: #a9a9b4; --line: #3a3a42; --soft: #222227;
    --good: #6fd48f; --bad: #ff8f86; --unsure: #f0bf5a;
    --fused: #6fd48f; --jacobian: #ff8f86; --vectorised: #82b4ff; --unclipped: #d3a0f5; --numerical: #f0bf5a;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 60rem; padding: 1rem; background: var(--page); color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere;
}
h1 { font-size: 1.75rem; line-height: 1.2; margin: 1rem 0 0.5rem; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 0.75rem; }
header p { font-weight: 600; margin: 0; }
ul.text { padding-left: 1.25rem; max-width: 46rem; }
ul.text li { margin-bottom: 0.5rem; }
ul.explanations { list-style: none; margin: 1.5rem 0; padding: 0; max-width: 46rem; }
ul.explanations li { border-left: 4px solid; padding: 0.25rem 0 0.25rem 0.9rem; margin-bottom: 1rem; }
ul.explanations p { color: var(--text); margin: 0.25rem 0 0; }
ul.legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; list-style: none; margin: 0 0 0.5rem; padding: 0; font-size: 0.9rem; }
figure { margin: 0 0 0.5rem; }
figure svg { display: block; width: 100%; max-width: 38rem; height: auto; }
figcaption { color: var(--muted); font-size: 0.9rem; max-width: 44rem; margin-top: 0.5rem; }
details { margin-bottom: 1.5rem; }
summary { cursor: pointer; padding: 0.25rem 0; }
.scroll { overflow-x: auto; max-width: 100%; margin-bottom: 1.5rem; overflow-wrap: normal; }
table { border-collapse: collapse; font-size: 0.875rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: 0.25rem 0; }
th, td { padding: 0.3rem 0.9rem 0.3rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; white-space: nowrap; }
thead th { color: var(--muted); font-weight: 500; white-space: normal; vertical-align: bottom; }
tbody th { font-weight: 500; }
@media (max-width: 30rem) {
  table { font-size: 0.8125rem; }
  th, td { padding-right: 0.6rem; }
  tbody th { white-space: normal; overflow-wrap: anywhere; min-width: 6rem; }
}
.number { text-align: right; }
.passed { color: var(--good); }
.failed, .error { color: var(--bad); }
.undecided { color: var(--unsure); }
:focus-visible { outline: 3px solid var(--vectorised); outline-offset: 2px; }
footer { color: var(--muted); font-size: 0.875rem; border-top: 1px solid var(--line); margin-top: 3rem; }
`;
