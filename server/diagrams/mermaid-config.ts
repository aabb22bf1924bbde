/** What diagrams may do. None of it can be changed from within a diagram. */
const fixed = {
  startOnLoad: false,
  suppressErrorRendering: true,
  securityLevel: "strict",
  maxTextSize: 20_000,
  maxEdges: 300,
  // Labels of HTML would be foreign objects in the picture, which other programs cannot show.
  htmlLabels: false,
  flowchart: { htmlLabels: false },
  fontFamily: "sans-serif",
  theme: "base",
};

const alsoClosed = ["secure", "altFontFamily", "themeCSS", "themeVariables", "dompurifyConfig"];

export const mermaidConfig = { ...fixed, secure: [...Object.keys(fixed), ...alsoClosed] };
