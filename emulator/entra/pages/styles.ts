/** One style sheet for every page, served from our own origin so that the policy needs no exception. */
export const styles = `
:root {
  color-scheme: light dark;
  --ground: #eef1f6; --card: #fff; --ink: #1b1b1b; --quiet: #57606a; --line: #d5dae1; --field: #6b7480;
  --accent: #0067b8; --accent-strong: #00538f; --on-accent: #fff; --hover: #f2f5f9;
  --error: #b3141f; --note: #eef5fc; --note-line: #b9d7f2;
  --mark-a: #0f6cbd; --mark-b: #2f9be8; --mark-c: #0b4f8a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0f141b; --card: #1a2029; --ink: #eef1f5; --quiet: #a7b1be; --line: #333c48; --field: #7f8a98;
    --accent: #57a9ee; --accent-strong: #7fc0f5; --on-accent: #06121e; --hover: #232b36;
    --error: #ff8f94; --note: #16283a; --note-line: #27496a;
    --mark-a: #3f97e0; --mark-b: #8ccbfb; --mark-c: #2270b3;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; min-height: 100vh; display: flex; flex-direction: column; align-items: center;
  justify-content: center; gap: 20px; padding: 24px 16px; background: var(--ground); color: var(--ink);
  font: 15px/1.4 'Segoe UI', 'Segoe UI Variable', -apple-system, system-ui, 'Helvetica Neue', Arial, sans-serif;
}
.card {
  width: 100%; max-width: 440px; padding: 40px 44px 36px; background: var(--card);
  box-shadow: 0 2px 6px rgb(0 0 0 / .16); border: 1px solid transparent;
}
.card.wide { max-width: 520px; }
.brand { display: flex; align-items: center; gap: 10px; font-size: 17px; font-weight: 600; color: var(--quiet); }
.mark-a { fill: var(--mark-a); } .mark-b { fill: var(--mark-b); } .mark-c { fill: var(--mark-c); }
h1 { margin: 18px 0 12px; font-size: 24px; line-height: 1.2; font-weight: 600; }
p { margin: 0 0 12px; overflow-wrap: anywhere; }
.quiet { color: var(--quiet); }
.small { font-size: 13px; }
.identity { display: flex; align-items: center; gap: 8px; margin: 18px 0 0; min-height: 32px; }
.identity a { display: inline-flex; padding: 6px; margin-left: -6px; border-radius: 50%; color: inherit; }
.identity a:hover { background: var(--hover); }
.identity span { overflow-wrap: anywhere; }
.identity + h1 { margin-top: 10px; }
a { color: var(--accent); }
a:hover { color: var(--accent-strong); }
.tiles { list-style: none; margin: 4px -44px 0; padding: 0; }
.tiles li + li { border-top: 1px solid var(--line); }
.tile {
  display: flex; align-items: center; gap: 14px; width: 100%; padding: 12px 44px; border: 0; background: none;
  color: inherit; font: inherit; text-align: left; cursor: pointer;
}
.tile:hover { background: var(--hover); }
.tile > span:last-child { min-width: 0; overflow-wrap: anywhere; }
.tile strong { display: block; font-weight: 600; }
.tile small::first-letter { text-transform: uppercase; }
.tile small.name::first-letter { text-transform: none; }
.tile small { display: block; font-size: 13px; color: var(--quiet); }
.avatar {
  flex: none; display: grid; place-items: center; width: 44px; height: 44px; border-radius: 50%;
  border: 1px solid var(--line); background: var(--note); color: var(--accent-strong); font-size: 15px; font-weight: 600;
}
.badge { color: var(--accent-strong); font-weight: 600; }
label { display: block; }
.field { margin: 0 0 16px; }
.field label { margin-bottom: 2px; font-size: 13px; color: var(--quiet); }
input[type='text'], input[type='password'], input[type='email'] {
  width: 100%; padding: 8px 2px; border: 0; border-bottom: 1px solid var(--field); border-radius: 0;
  background: transparent; color: inherit; font: inherit;
}
input:focus-visible { outline: none; border-color: var(--accent); box-shadow: 0 1px 0 var(--accent); }
input[type='checkbox']:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
input[aria-invalid='true'] { border-color: var(--error); }
input[aria-invalid='true']:focus-visible { box-shadow: 0 1px 0 var(--error); }
input.code { font-size: 20px; letter-spacing: .12em; text-transform: uppercase; }
.check { display: flex; gap: 10px; align-items: baseline; margin: 0 0 16px; }
.error { margin: 0 0 12px; color: var(--error); }
.note { margin: 0 0 20px; padding: 8px 12px; background: var(--note); border: 1px solid var(--note-line); font-size: 13px; }
.note code { font: 600 13px ui-monospace, 'Cascadia Mono', Menlo, monospace; }
.number { margin: 12px 0 16px; font-size: 40px; font-weight: 600; text-align: center; }
.buttons { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 8px; margin-top: 24px; }
button.primary, button.secondary, a.button {
  min-width: 108px; padding: 7px 14px; border: 1px solid transparent; font: inherit; text-align: center; cursor: pointer;
}
button.primary { background: var(--accent); color: var(--on-accent); }
button.primary:hover { background: var(--accent-strong); }
button.secondary { background: var(--hover); color: var(--ink); border-color: var(--line); }
button.secondary:hover { border-color: var(--field); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.tile:focus-visible { outline-offset: -2px; }
ul.asks { margin: 0 0 16px; padding-left: 20px; }
dl { margin: 16px 0 0; padding-top: 12px; border-top: 1px solid var(--line); font-size: 13px; color: var(--quiet); }
dl div { display: flex; gap: 6px; }
dt { flex: none; margin: 0; } dt::after { content: ':'; }
dd { margin: 0; overflow-wrap: anywhere; }
footer { max-width: 440px; text-align: center; font-size: 13px; color: var(--quiet); }
footer p { margin: 0; text-wrap: balance; }
@media (max-width: 480px) {
  body { justify-content: flex-start; padding: 0 0 24px; background: var(--card); }
  .card { padding: 28px 24px 24px; box-shadow: none; }
  .tiles { margin-inline: -24px; } .tile { padding-inline: 24px; }
  footer { padding: 0 24px; }
}
`
