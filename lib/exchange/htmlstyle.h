// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tokenhub::exchange {

//! No "<" and no "&": it stands as it is in a page that is HTML and XML alike.
inline constexpr char htmlStyle[] = R"(
:root { color-scheme: light dark; --page: #ffffff; --text: #1d2129; --dim: #5b6472; --line: #d9dee6; --card: #f7f8fa;
  --accent: #0b5fd3; --added: #dcf5e3; --removed: #fde2e1; --code: #f0f2f5; }
@media (prefers-color-scheme: dark) { :root { --page: #16181d; --text: #e6e9ef; --dim: #9aa4b2; --line: #343a45;
  --card: #1d2027; --accent: #6ea8fe; --added: #173f26; --removed: #54211f; --code: #272b33; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 110rem; background: var(--page); color: var(--text);
  font: 16px/1.5 system-ui, sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; } h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1.05rem; margin: 0 0 .5rem; } h4 { font-size: .95rem; margin: 1rem 0 .25rem; }
a { color: var(--accent); } .dim { color: var(--dim); font-size: .9rem; } .foreign { unicode-bidi: isolate; }
.turn { border-top: 1px solid var(--line); }
.prompt { background: var(--card); border-left: 3px solid var(--accent); border-radius: 4px; padding: .5rem 1rem;
  max-width: 60rem; }
.prompt pre { background: none; padding: 0; margin: .25rem 0; font: inherit; }
.answers { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr));
  align-items: start; margin: 1rem 0; }
.answer { border: 1px solid var(--line); border-radius: 8px; padding: 1rem; min-width: 0; max-width: 70rem; }
.best { border-color: var(--accent); } .trouble { color: #c0362c; font-size: .9rem; }
.text h1, .text h2, .text h3, .text h4, .text h5, .text h6 { font-size: 1.05rem; margin: 1rem 0 .5rem; }
.text img { display: none; }
pre { background: var(--code); border-radius: 6px; padding: .6rem .8rem; overflow-x: auto; font-size: .875rem;
  white-space: pre-wrap; }
code { font-family: ui-monospace, monospace; } blockquote { border-left: 3px solid var(--line); margin: .5rem 0;
  padding-left: .8rem; color: var(--dim); }
table { border-collapse: collapse; display: block; overflow-x: auto; font-size: .9rem; }
th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: start; vertical-align: top;
  overflow-wrap: normal; }
td.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
details { margin: .5rem 0; } summary { cursor: pointer; color: var(--dim); }
.mark { border: 1px solid currentColor; border-radius: 3px; font-size: .75em; padding: 0 .2em; unicode-bidi: isolate; }
.diff { display: grid; grid-template-columns: 1fr 1fr; gap: 1px; background: var(--line); border: 1px solid var(--line); }
.diff div { background: var(--page); padding: .3rem .6rem; white-space: pre-wrap; min-width: 0; font-size: .9rem;
  overflow-wrap: anywhere; }
ins { text-decoration: underline; } del { text-decoration: line-through; }
.diff ins { background: var(--added); } .diff del { background: var(--removed); }
.charts { display: flex; flex-wrap: wrap; gap: 1rem 2rem; margin: .5rem 0; } figure { margin: 0; flex: 1 1 18rem;
  max-width: 34rem; break-inside: avoid; } figcaption { font-size: .9rem; color: var(--dim); }
svg { width: 100%; height: auto; } svg rect { fill: var(--accent); } svg text { fill: var(--text);
  font: 12px system-ui, sans-serif; }
@media (max-width: 40rem) { body { padding: .75rem; } .diff { grid-template-columns: 1fr; } }
@media print { body { padding: 0; max-width: none; font-size: 11px; } .answer, .prompt { break-inside: auto; }
  summary { list-style: none; } }
)";

} // namespace tokenhub::exchange
