import { createHash } from "node:crypto";
import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, test } from "vitest";
import { z } from "zod";
import { describedChapters as chapters, pagePolicy } from "./documentation.ts";
import { openApiDocument } from "./openapi.ts";
import { documentationPage } from "./page.ts";

const document = openApiDocument(chapters);
const parametersSchema = z.object({
  parameters: z.array(z.object({ name: z.string(), in: z.string() })),
});
const page = documentationPage(chapters, "http://localhost:3000");

test("the document is valid OpenAPI 3.1", async () => {
  const validator = new Validator();

  const { valid, errors } = await validator.validate(JSON.parse(JSON.stringify(document)));

  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
  expect(validator.version).toBe("3.1");
});

test("whatever the document refers to is in it", () => {
  const names = Object.keys(document.components.schemas);
  const referred = JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g);

  expect(names).toEqual(
    expect.arrayContaining([...new Set([...referred].map(([, name]) => name))]),
  );
  expect(JSON.stringify(document)).not.toContain("$defs");
});

test("every route has a name and a summary of its own, and all its parameters are described", () => {
  const routes = chapters.flatMap(({ routes: those }) => those);

  expect(new Set(routes.map(({ name }) => name)).size).toBe(routes.length);
  expect(new Set(routes.map(({ summary }) => summary)).size).toBe(routes.length);
  for (const { path, method } of routes) {
    const operation = document.paths[path]?.[method.toLowerCase()];
    const { parameters } = parametersSchema.parse(operation);
    const inPath = parameters.filter((parameter) => parameter.in === "path");
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(inPath.map(({ name }) => name)).toEqual(names);
  }
});

test("the page shows every route and every shape once, and every link leads somewhere", () => {
  const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
  const links = [...page.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
  const routes = chapters.flatMap(({ routes: those }) => those);

  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(expect.arrayContaining(routes.map(({ name }) => name)));
  expect(ids).toEqual(expect.arrayContaining(Object.keys(document.components.schemas)));
  expect(ids).toEqual(expect.arrayContaining(links));
});

test("the page loads nothing, and its policy names its one stylesheet", () => {
  const [, shown = ""] = /<style>([^<]*)<\/style>/.exec(page) ?? [];

  expect(page).not.toMatch(
    /<(?:script|link|img|iframe|form|object)\b|\son\w+=|\sstyle=|@import|url\(/,
  );
  expect(pagePolicy).toContain(createHash("sha256").update(shown).digest("base64"));
});

test("an address with markup in it stays text", () => {
  const shown = documentationPage(chapters, `http://"><script>alert(1)</script>`);

  expect(shown).not.toContain("<script>");
  expect(shown).toContain("&lt;script&gt;");
});
