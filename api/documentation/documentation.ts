import { createHash } from "node:crypto";
import type { Answer } from "../answer.ts";
import { route, type Route } from "../route.ts";
import type { Chapter } from "../routes.ts";
import { openApiDocument, type DescribedChapter } from "./openapi.ts";
import { otherRoutes } from "./other-routes.ts";
import { documentationPage } from "./page.ts";
import { style } from "./style.ts";

const styleHash = createHash("sha256").update(style).digest("base64");

/** The page has no script, no picture and no form, and one stylesheet, which is this one. */
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const asPage: Answer<string> = {
  status: 200,
  type: "text/html",
  schema: undefined,
  respond: (text) =>
    new Response(text, {
      headers: {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": policy,
      },
    }),
};

const asDocument: Answer<object> = {
  status: 200,
  type: "application/json",
  schema: undefined,
  respond: (document) => Response.json(document),
};

/** The routes that describe all routes, themselves among them. */
export function documentationRoutes(own: readonly Chapter[]): readonly Route[] {
  const routes: readonly Route[] = [
    route({
      method: "GET",
      path: "/api/openapi.json",
      name: "readOpenApi",
      summary: "Describe this API for programs",
      answer: asDocument,
      example: {},
      handle: () => openApiDocument(chapters),
    }),
    route({
      method: "GET",
      path: "/api/docs",
      name: "readDocs",
      summary: "Describe this API for people",
      answer: asPage,
      example: {},
      handle: (_house, { url }) => documentationPage(chapters, url.origin),
    }),
  ];
  const chapters: readonly DescribedChapter[] = [
    ...own.map((chapter) => ({ ...chapter, isOwn: true })),
    { title: "Description", routes, isOwn: true },
    { title: "Other doors", routes: otherRoutes, isOwn: false },
  ];
  return routes;
}
