#include "sim/author/page_writer.hpp"

namespace amends::author {

std::string_view page_style() {
    return R"css(:root {
  color-scheme: light dark;
  --paper: #f6f5f1; --card: #ffffff; --ink: #1f2430; --soft: #5c6472; --line: #dcd9d0; --accent: #0b6b6b;
  --good: #17663a; --good-back: #e4f3e9; --bad: #a3262a; --bad-back: #fbe8e7; --act: #3c4f9a; --act-back: #e9ecf9;
  --bubble: #eceae3; --warn: #8a5a00; --warn-back: #fdf1d8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171c; --card: #1d2128; --ink: #e8e6e1; --soft: #a3aab6; --line: #343a45; --accent: #63c5c0;
    --good: #8fd9ab; --good-back: #1b3326; --bad: #f3a6a3; --bad-back: #3d2123; --act: #b3c0fa; --act-back: #262d4a;
    --bubble: #2a2f38; --warn: #f0c674; --warn-back: #3a2f17;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body {
  margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere;
  font: 16px/1.6 system-ui, "Segoe UI", "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
}
main { max-width: 52rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; }
h1 { font-size: 2rem; line-height: 1.25; margin: .2rem 0 .6rem; }
h2 { font-size: 1.4rem; margin: 2.8rem 0 .9rem; padding-top: .9rem; border-top: 3px solid var(--accent); }
h3 { font-size: 1.12rem; margin: 1.5rem 0 .5rem; }
h4 { font-size: 1rem; margin: 1.1rem 0 .35rem; }
.card h4, .node > h3, .person h3 { margin-top: 0; }
p { margin: .4rem 0; }
a { color: var(--accent); }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.kicker { color: var(--accent); font-weight: 600; }
.summary { font-size: 1.12rem; }
.soft, dt, time { color: var(--soft); font-size: .9rem; }
nav { display: flex; flex-wrap: wrap; gap: .4rem .5rem; margin: 1rem 0; }
nav a { padding: .25rem .8rem; border: 1px solid var(--line); border-radius: 2rem; background: var(--card); text-decoration: none; }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: .5rem 1.2rem; margin: .8rem 0 0; }
.facts:empty { display: none; }
dd { margin: 0; }
.card, .node { background: var(--card); border: 1px solid var(--line); border-radius: .7rem; padding: 1rem 1.15rem; margin: .8rem 0; }
.node { margin: 1.2rem 0; scroll-margin-top: 1rem; }
.node:target { border-color: var(--accent); box-shadow: 0 0 0 2px var(--accent); }
.node > h3 { display: flex; flex-wrap: wrap; align-items: baseline; gap: .2rem .7rem; margin-bottom: .2rem; }
code { color: var(--soft); font: .85rem ui-monospace, "DejaVu Sans Mono", monospace; }
pre { background: var(--bubble); border-radius: .4rem; padding: .6rem .8rem; margin: .5rem 0; white-space: pre-wrap; font-size: .86rem; }
.bubble { width: fit-content; max-width: 90%; background: var(--bubble); border-radius: .3rem 1rem 1rem 1rem; padding: .45rem .9rem; white-space: pre-line; }
.choice, .reply { border-left: 4px solid var(--accent); padding: .1rem 0 .1rem .9rem; margin: .7rem 0; }
.choice p, .reply { white-space: pre-line; }
.choice p { margin-top: 0; }
.reply { border-left-color: var(--good); }
.chip { display: inline-block; border-radius: .35rem; padding: 0 .5rem; margin: .12rem 0; font-size: .84rem; line-height: 1.55; background: var(--bubble); }
.chip.good { background: var(--good-back); color: var(--good); }
.chip.good::before { content: "+ "; }
.chip.bad { background: var(--bad-back); color: var(--bad); }
.chip.bad::before { content: "− "; }
.grade .chip::before, .from .chip::before { content: none; }
.chip.act { background: var(--act-back); color: var(--act); }
.var { border-bottom: 2px dotted var(--accent); font-style: normal; color: var(--accent); }
.way, .fallback, .expected { margin: .4rem 0; }
.place { font-weight: 600; margin-right: .5rem; }
.ways { padding-left: 1.4rem; margin: .3rem 0; }
.ways > li { margin: .45rem 0; }
.arrow { color: var(--soft); }
ul.when, .effects { margin: .15rem 0; padding-left: 1.2rem; }
.effects { color: var(--soft); font-size: .9rem; list-style: "⚙ "; }
.actions { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(22rem, 100%), 1fr)); gap: .8rem; }
.actions .card { margin: 0; }
.cond { font-size: .9rem; color: var(--soft); margin: .3rem 0; }
.cond b { margin-right: .4rem; }
.burst { border-left: 2px dotted var(--line); padding-left: .8rem; margin: .5rem 0; }
.jump { color: var(--soft); text-align: center; border-block: 1px dashed var(--line); padding: .25rem; }
.samples { width: 100%; border-collapse: collapse; margin: .4rem 0; }
.samples td { border-top: 1px solid var(--line); padding: .5rem .4rem .5rem 0; vertical-align: top; }
.samples .grade { width: 6.5rem; }
ul.plain, .track, .rows, .options { list-style: none; padding: 0; margin: .4rem 0; }
.rows li, .track li { padding: .3rem 0; border-bottom: 1px solid var(--line); }
.rows b { margin-right: .5rem; }
.options .right { font-weight: 600; }
.mark { display: inline-block; width: 1.3rem; color: var(--good); }
figure { margin: .5rem 0; }
img { display: block; max-width: 100%; height: auto; border-radius: .5rem; }
figcaption { color: var(--soft); font-size: .9rem; }
.nopicture { display: inline-block; border: 1px dashed var(--line); border-radius: .4rem; padding: .5rem .7rem; color: var(--soft); font-size: .85rem; }
.photo img { max-width: min(22rem, 100%); }
.photos { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: .8rem; }
.person, .item { display: flex; gap: 1.1rem; align-items: flex-start; }
.portrait { flex: none; margin: 0; } .portrait img { width: 7rem; border-radius: 50%; }
.thumb { flex: none; margin: 0; } .thumb img { width: 4.5rem; }
.person > div, .item > div { min-width: 0; flex: 1; }
.problems { list-style: none; padding: 0; }
.problems li { border-left: 5px solid var(--line); background: var(--card); padding: .5rem .9rem; margin: .5rem 0; }
.problems .error { border-color: var(--bad); } .problems .error b { color: var(--bad); }
.problems .warning { border-color: var(--warn); } .problems .warning b { color: var(--warn); }
.sound { background: var(--good-back); color: var(--good); border-radius: .5rem; padding: .6rem .9rem; width: fit-content; }
footer { margin-top: 3rem; color: var(--soft); font-size: .85rem; border-top: 1px solid var(--line); padding-top: .8rem; }
@media (max-width: 34rem) {
  main { padding: 1rem .8rem 3rem; }
  h1 { font-size: 1.6rem; }
  .facts { grid-template-columns: 1fr 1fr; gap: .45rem .8rem; }
  .card, .node { padding: .8rem .85rem; }
  .samples .grade { width: 4.2rem; }
  .portrait img { width: 4.5rem; } .thumb img { width: 3.4rem; }
}
@page { size: A4; margin: 16mm 15mm; }
@media print {
  :root {
    --paper: #fff; --card: #fff; --ink: #111; --soft: #444; --line: #bbb; --accent: #0b5555;
    --good: #0f4d2a; --good-back: #eef6f0; --bad: #8a1c20; --bad-back: #faeeee; --act: #2f3f80; --act-back: #eef0f9;
    --bubble: #f0efea; --warn: #6b4600; --warn-back: #fff;
  }
  body { font-size: 10pt; line-height: 1.45; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  main { max-width: none; padding: 0; }
  nav { display: none; }
  a { color: inherit; text-decoration: none; }
  h1 { font-size: 20pt; } h2 { font-size: 14pt; } h3 { font-size: 11.5pt; } h4 { font-size: 10.5pt; }
  h2, h3, h4 { break-after: avoid; }
  .choice, .reply, .card, tr, figure, .bubble, .ways > li { break-inside: avoid; }
  .node, .card { border-radius: 0; border-width: 0 0 1px; padding: .4rem 0; }
  .node > h3 { border-bottom: 1px solid var(--line); padding-bottom: 1mm; }
  .photo img { max-width: 60mm; }
}
)css";
}

} // namespace amends::author
