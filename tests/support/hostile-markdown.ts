/**
 * Ways to make Markdown, a formula or a diagram run a script, load something or cover the page; one
 * for each trick that is known to us. Where a script would run it calls `alert`, `prompt` or
 * `confirm`, and what would be loaded lies at a name that can never be one.
 */
const links: readonly string[] = [
  "[a](javascript:alert(1))",
  "[a](JaVaScRiPt:alert(1))",
  "[a](java\tscript:alert(1))",
  "[a](<java\nscript:alert(1)>)",
  "[a]( javascript:alert(1))",
  "[a](\u0001javascript:alert(1))",
  "[a](&#106;avascript:alert(1))",
  "[a](&#x6A;&#x61;&#x76;&#x61;&#x73;&#x63;&#x72;&#x69;&#x70;&#x74;&#58;alert(1))",
  "[a](javascript&colon;alert(1))",
  "[a](java&NewLine;script&Tab;:alert(1))",
  "[a](%6aavascript:alert(1))",
  "[a](javascript://example.invalid/%0Aconfirm(1))",
  "[a](javascript:window.onerror=alert;throw%201)",
  "[a](javascript:new%20Function`al\\ert\\`1\\``)",
  "[a](vbscript:alert(1))",
  "[a](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
  "[a](data:text/html,<script>alert(1)</script>)",
  "[a](file:///etc/passwd)",
  "[a](blob:https://example.invalid/1)",
  "[a](//example.invalid/x)",
  '[a](x "onmouseover=alert(1)")',
  "[a](x 'style=position:fixed;inset:0')",
  "<javascript:alert(1)>",
  "<data:text/html,alert(1)>",
  "[a]\n\n[a]: javascript:prompt(1)",
  "[a]: (javascript:prompt(1))",
  "a[^1]\n\n[^1]: [b](javascript:alert(1))",
  "[ ](https://example.invalid?p=[[/data-x=. style=position:fixed;inset:0 .]])",
  'http://example.invalid/"onclick=alert(1)//',
  "www.example.invalid/'><script>alert(1)</script>",
];

const images: readonly string[] = [
  "![a](https://example.invalid/pixel.png)",
  "![a](javascript:prompt(1))",
  "![a](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+)",
  '![a](https://example.invalid/x.png"onload="alert(1))',
  '![a]("onerror="alert(1))',
  "![a'\"`onerror=prompt(1)](x)",
  "[![a](https://example.invalid/x.png)](javascript:alert(1))",
  "![a][b]\n\n[b]: https://example.invalid/x.png?secret",
];

const markup: readonly string[] = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg onload=alert(1)>",
  "<svg><style><img src=x onerror=alert(1)></style></svg>",
  "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
  "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
  "<object data='javascript:alert(1)'></object>",
  "<form action=javascript:alert(1)><input type=submit autofocus onfocus=alert(1)></form>",
  "<base href=https://example.invalid/>",
  "<link rel=stylesheet href=https://example.invalid/x.css>",
  "<meta http-equiv=refresh content='0;url=https://example.invalid/'>",
  "<style>@import url(https://example.invalid/x.css); * { display: none }</style>",
  "<div style='position:fixed;inset:0;background:red'>covered</div>",
  "<details open ontoggle=alert(1)>",
  "<!--><script>alert(1)</script>-->",
  "a <b onclick=alert(1)>bold</b> <a href=javascript:alert(1)>link</a>",
  "`<script>alert(1)</script>` and ``<img src=x onerror=alert(1)>``",
  "```html\n<script>alert(1)</script>\n```",
  '```"><img src=x onerror=alert(1)>\ncode\n```',
  "| <img src=x onerror=alert(1)> |\n|---|\n| <script>alert(1)</script> |",
  "- [x] <input onfocus=alert(1) autofocus>",
];

const formulas: readonly string[] = [
  "$\\href{javascript:alert(1)}{x}$",
  "$\\url{javascript:alert(1)}$",
  "$\\includegraphics{https://example.invalid/x.png}$",
  "$\\htmlStyle{position:fixed;inset:0}{x}$",
  "$\\htmlData{a=b}{x}$ and $\\htmlId{root}{x}$",
  "$\\text{<img src=x onerror=alert(1)>}$",
  "$$\\def\\a{\\a\\a}\\a$$",
  "$$\\rule{9999em}{9999em}$$",
  `$$${"\\sqrt{".repeat(39)}x${"}".repeat(39)}$$`,
  `$$${"x^".repeat(500)}x$$`,
  "\\(\\unicode{<script>alert(1)</script>}\\)",
];

const diagrams: readonly string[] = [
  '```mermaid\nflowchart LR\n  a["<img src=x onerror=alert(1)>"] --> b\n```',
  '```mermaid\nflowchart LR\n  a --> b\n  click a "javascript:alert(1)"\n  click b call alert(1)\n```',
  '```mermaid\n%%{init: {"securityLevel": "loose", "htmlLabels": true}}%%\nflowchart LR\n  a["<script>alert(1)</script>"]\n```',
  '```mermaid\n%%{init: {"themeCSS": "* { background: url(https://example.invalid/x.png) }"}}%%\nflowchart LR\n  a\n```',
  "```mermaid\nflowchart LR\n  a:::c\n  classDef c fill:url(https://example.invalid/x.png)\n```",
  '```mermaid\nflowchart LR\n  a@{ img: "https://example.invalid/x.png", label: "x" }\n```',
  "```mermaid\nsequenceDiagram\n  participant A\n  link A: there @ javascript:alert(1)\n  A->>A: <script>alert(1)</script>\n```",
  '```mermaid\n---\nconfig:\n  securityLevel: loose\n  fontFamily: "x; } * { background: url(https://example.invalid/x) }"\n---\nflowchart LR\n  a\n```',
  `\`\`\`mermaid\nflowchart LR\n${"  a --> b\n".repeat(400)}\`\`\``,
];

export const hostileMarkdown: readonly string[] = [
  ...links,
  ...images,
  ...markup,
  ...formulas,
  ...diagrams,
];
