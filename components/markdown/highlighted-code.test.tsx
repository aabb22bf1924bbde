import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { HighlightedCode } from "./highlighted-code.tsx";

const paint = (language: string, code: string) =>
  renderToStaticMarkup(<HighlightedCode language={language} code={code} />);

test("code is coloured in its language and stays the same text", () => {
  const html = paint("ts", "const warm = `${await fire}`;\n// <b>");

  expect(html).toContain('<span class="hljs-keyword">const</span>');
  expect(html.replaceAll(/<[^>]*>/g, "")).toBe("const warm = `${await fire}`;\n// &lt;b&gt;");
});

test("a language that nobody knows stays plain", () => {
  expect(paint("toString", "a < b")).toBe("<code>a &lt; b</code>");
});
