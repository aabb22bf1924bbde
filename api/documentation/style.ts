import { day, night } from "../../tailwind.config.ts";

const variables = (palette: typeof day) =>
  Object.entries(palette)
    .map(([name, value]) => `--${name}:${value};`)
    .join("");

/** The whole look of the docs page. It carries no address, so that nothing is ever fetched for it. */
export const style = `
:root{color-scheme:light dark;${variables(day)}}
@media (prefers-color-scheme:dark){:root{${variables(night)}}}
*{box-sizing:border-box}
html{background:var(--ground);color:var(--ink);font:17px/1.6 ui-sans-serif,system-ui,sans-serif;scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:58rem;padding:1rem 1rem 6rem;overflow-wrap:anywhere}
h1,h2,h3{font-family:ui-serif,Georgia,serif;line-height:1.3;font-weight:600}
h1{font-size:2rem;margin:1.5rem 0 .5rem}
h2{font-size:1.5rem;margin:3.5rem 0 1rem;padding-top:1rem;border-top:1px solid var(--line)}
h3{font-size:1.1rem;margin:0 0 .25rem}
h4{font-size:.95rem;margin:1.25rem 0 .25rem}
p{margin:.5rem 0}
a{color:var(--water)}
:focus-visible{outline:2px solid var(--ember);outline-offset:2px}
code,pre{font-family:ui-monospace,monospace;font-size:.85rem}
pre{margin:.25rem 0;padding:.75rem;overflow-x:auto;background:var(--sunken);border:1px solid var(--line);border-radius:8px;white-space:pre}
article{margin:1.5rem 0;padding:1rem;background:var(--raised);border:1px solid var(--line);border-radius:12px}
.call{display:flex;flex-wrap:wrap;gap:.5rem;margin:0 0 .5rem;font-size:.95rem}
.method{font-weight:700;color:var(--ember)}
.quiet{color:var(--quiet)}
.skip{position:absolute;left:-100rem}
.skip:focus{left:1rem;top:1rem;padding:.5rem .75rem;background:var(--raised)}
nav ul{display:grid;grid-template-columns:repeat(auto-fill,minmax(12rem,1fr));gap:0 1rem;margin:0;padding:0;list-style:none}
nav a{display:inline-flex;align-items:center;min-height:44px}
.wide{overflow-x:auto}
table{width:100%;border-collapse:collapse;font-size:.9rem}
th,td{padding:.35rem .75rem .35rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
th{font-weight:600}
th,td:nth-child(2):not(:last-child){overflow-wrap:normal}
`;
