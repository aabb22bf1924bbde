const kinds: Readonly<Record<string, string>> = {
  flowchart: "Flow chart",
  graph: "Flow chart",
  sequenceDiagram: "Sequence diagram",
  classDiagram: "Class diagram",
  stateDiagram: "State diagram",
  erDiagram: "Entity relationship diagram",
  gantt: "Gantt chart",
  pie: "Pie chart",
  mindmap: "Mind map",
  timeline: "Timeline",
  journey: "User journey",
  gitGraph: "Git graph",
  quadrantChart: "Quadrant chart",
};

/** What a diagram is called for who does not see it: what its author says of it, or else its kind. */
export function diagramName(code: string): string {
  const described = /^[ \t]*acc(?:Title|Descr)[ \t]*:[ \t]*(\S.*)$/m.exec(code)?.[1];
  if (described !== undefined) return described.trim();
  const first = /^(?!\s*%%)\s*([A-Za-z]+)/m.exec(code.replace(/^---\n[^]*?\n---\n/, ""))?.[1] ?? "";
  return Object.hasOwn(kinds, first) ? `${kinds[first]}` : "Diagram";
}

/** The first line of what Mermaid says of a mistake; the rest draws arrows under the source. */
export function problemWords(problem: string): string {
  const [first = ""] = problem.split("\n");
  return `This diagram could not be drawn: ${first.replace(/^\w*Error: |[.:]\s*$/g, "")}.`;
}
