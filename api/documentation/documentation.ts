import { createHash } from "node:crypto";
import type { Answer } from "../answer.ts";
import { route, type Route } from "../route.ts";
import { ownChapters, type Chapter } from "../routes.ts";
import { openApiDocument, type DescribedChapter } from "./openapi.ts";
import { otherRoutes } from "./other-routes.ts";
import { documentationPage } from "./page.ts";
import { style } from "./style.ts";

const styleHash = createHash("sha256").update(style).digest("base64");

/** The page has no script, no picture and no form, and one stylesheet, which is this one. */
export const pagePolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const asPage: Answer<string> = {
  status: 200,
  type: "text/html",
  schema: undefined,
  respond: (text) =>
    new Response(text, {
      headers: {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": pagePolicy,
      },
    }),
};

const asDocument: Answer<object> = {
  status: 200,
  type: "application/json",
  schema: undefined,
  respond: (document) => Response.json(document),
};

const routes: readonly Route[] = [
  route({
    method: "GET",
    path: "/api/openapi.json",
    name: "readOpenApi",
    summary: "Describe this API for programs",
    answer: asDocument,
    example: {},
    handle: () => openApiDocument(describedChapters),
  }),
  route({
    method: "GET",
    path: "/api/docs",
    name: "readDocs",
    summary: "Describe this API for people",
    answer: asPage,
    example: {},
    handle: (_house, { url }) => documentationPage(describedChapters, url.origin),
  }),
];

/** Every own route, those that describe the others included. */
export const chapters: readonly Chapter[] = [...ownChapters, { title: "Description", routes }];

/** The same, and the routes that are only named. */
export const describedChapters: readonly DescribedChapter[] = [
  ...chapters,
  { title: "Other doors", routes: otherRoutes, isForeign: true },
];
