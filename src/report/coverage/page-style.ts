/** The page of coverage, beside what every page has. */
export const COVERAGE_STYLE = `
.top { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 7fr); gap: 16px; margin: 24px 0 16px; }
.total, .classes { padding: 20px 24px; }
.total { display: flex; flex-direction: column; gap: 4px; justify-content: center; }
.percent { font-size: 44px; line-height: 1.1; font-weight: 650; letter-spacing: -0.02em; font-variant-numeric: tabular-nums; }
.classes table { width: 100%; font-size: 13px; font-variant-numeric: tabular-nums; }
.classes th, .classes td { padding: 4px 0 4px 16px; text-align: end; white-space: nowrap; }
.classes th:first-child, .classes td:first-child { padding-inline-start: 0; text-align: start; }
.classes thead th { color: var(--dim); font-weight: 500; }
.classes .bar { width: 45%; }
td[data-count="0"] { color: var(--dim); opacity: 0.6; }
.total svg { margin-top: 12px; }
.swatch { display: inline-block; width: 9px; height: 9px; margin-inline-end: 6px; border-radius: 3px; }
.swatch.reference { background: var(--green-bar); } .swatch.inline { background: var(--blue-bar); }
.swatch.no-content { background: var(--amber-bar); } .swatch.missing { background: var(--red-bar); }
svg { display: block; width: 100%; height: 10px; border-radius: 5px; background: var(--line); }
rect.reference { fill: var(--green-bar); } rect.inline { fill: var(--blue-bar); }
rect.no-content { fill: var(--amber-bar); } rect.missing { fill: var(--red-bar); }
form { display: flex; flex-wrap: wrap; gap: 12px; align-items: end; padding: 16px; margin-bottom: 12px; }
form label, fieldset legend { display: block; margin-bottom: 4px; padding: 0; color: var(--dim); font-size: 12px; font-weight: 500; }
form .grow { flex: 1 1 220px; }
input[type="search"], select, button {
  height: 36px; padding: 0 10px; border: 1px solid var(--line); border-radius: 8px; background: var(--page);
  color: var(--text); font: inherit; font-size: 14px;
}
input[type="search"] { width: 100%; }
select { max-width: 200px; }
button { cursor: pointer; }
button:hover, select:hover, input:hover { border-color: var(--dim); }
fieldset { display: flex; flex-wrap: wrap; gap: 6px; margin: 0; padding: 0; border: 0; }
fieldset button { display: inline-flex; align-items: center; font-variant-numeric: tabular-nums; }
fieldset button b { margin-inline-start: 6px; color: var(--dim); font-weight: 500; }
button[aria-pressed="true"] { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
.check { display: flex; align-items: center; gap: 8px; height: 36px; margin: 0; font-size: 14px; color: var(--text); }
.found { margin: 0 0 8px; min-height: 1.5em; color: var(--dim); font-size: 13px; }
.grid { max-height: calc(100vh - 32px); overflow: auto; }
.grid table, .grid thead, .grid tbody { display: block; }
.grid table { width: max-content; min-width: 100%; font-size: 13px; }
.grid tr { display: flex; align-items: stretch; }
.grid tbody tr { content-visibility: auto; contain-intrinsic-block-size: auto 57px; border-bottom: 1px solid var(--line); }
.grid thead tr { position: sticky; top: 0; z-index: 2; background: var(--card); border-radius: 12px 12px 0 0; }
.grid thead th { padding: 10px 4px; background: var(--card); border-bottom: 1px solid var(--line); font-variant-numeric: tabular-nums; }
.grid thead th:first-child, .grid tbody th { position: sticky; left: 0; z-index: 1; flex: 1 0 300px; min-width: 300px; contain: inline-size; background: var(--card); }
.grid thead th:first-child { padding-inline-start: 16px; border-radius: 12px 0 0 0; }
.grid thead th + th, .grid td { flex: none; width: 64px; text-align: center; }
.grid tbody th { padding: 8px 16px; font-weight: 400; overflow-wrap: anywhere; }
.grid td { display: flex; align-items: center; justify-content: center; }
.grid td { padding: 4px; }
.grid tbody tr:last-child { border-bottom: 0; }
.grid tbody tr:hover > * { background: var(--page); }
.method { display: inline-block; min-width: 52px; margin-inline-end: 4px; color: var(--dim); font: 600 11px/1 var(--mono); }
.path { font-family: var(--mono); font-size: 12.5px; }
.what { display: block; margin-top: 2px; padding-inline-start: 60px; color: var(--dim); font-size: 12px; }
.grid td span { display: inline-block; min-width: 52px; padding: 2px 4px; border-radius: 6px; font-size: 11px; line-height: 16px; }
.reference > span { color: var(--green); background: var(--green-tint); }
.inline > span { color: var(--blue); background: var(--blue-tint); }
.no-content > span { color: var(--amber); background: var(--amber-tint); }
.missing > span { color: var(--red); background: var(--red-tint); font-weight: 650; }
.errors-only .s { display: none; }
.nothing { padding: 40px 16px; text-align: center; color: var(--dim); }
@media (max-width: 760px) {
  body { padding: 20px 16px 32px; }
  .top { grid-template-columns: minmax(0, 1fr); gap: 12px; margin: 16px 0 12px; }
  .total, .classes { padding: 16px; }
  .percent { font-size: 36px; }
  .classes .bar { width: 30%; }
  .classes th, .classes td { padding-inline-start: 10px; }
  .classes thead th .word { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  form > * { flex: 1 1 130px; } form .grow, form fieldset { flex-basis: 100%; }
  select { width: 100%; max-width: none; }
  .grid { max-height: none; overflow: visible; background: none; border: 0; }
  .grid table { width: auto; }
  .grid thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .grid tbody tr { display: flex; flex-wrap: wrap; gap: 6px; margin-bottom: 8px; padding: 12px; background: var(--card); border: 1px solid var(--line); border-radius: 12px; contain-intrinsic-block-size: auto 92px; }
  .grid tbody th { position: static; flex: 1 0 100%; min-width: 0; contain: none; padding: 0 0 4px; border: 0; background: none; }
  .grid tbody tr:hover > * { background: none; }
  .what { padding-inline-start: 0; }
  .grid tbody tr:last-child { border-bottom: 1px solid var(--line); }
  .grid td { width: auto; min-width: 0; padding: 0; border: 0; }
  .grid td:empty { display: none; }
  .grid td span { min-width: 0; padding: 3px 8px; }
  .grid td span::before { content: attr(data-status) " "; font-weight: 650; }
}
`;
