import { z } from "zod";
import { statusOfCode } from "#lib/http";
import type { ErrorCode } from "#lib/errors";
import { fileBody, type Description } from "../route.ts";
import { componentSchemas, requireName } from "./components.ts";
import { conversion, fieldsOf, type JsonSchema } from "./json-schema.ts";
import { meanings } from "./meanings.ts";

/** Routes that belong together, as the document shows them. */
export interface DescribedChapter {
  readonly title: string;
  readonly routes: readonly Description[];
  /** True for routes whose bodies are another program's words. */
  readonly isForeign?: true;
}

/** Hearth's API as an OpenAPI 3.1 document. */
export function openApiDocument(chapters: readonly DescribedChapter[]) {
  const paths: Record<string, Record<string, object>> = {};
  for (const { title, routes, isForeign } of chapters) {
    for (const route of routes) {
      const path = (paths[route.path] ??= {});
      path[route.method.toLowerCase()] = operation(route, {
        tag: title,
        isOwn: isForeign !== true,
      });
    }
  }
  return {
    openapi: "3.1.1",
    info: {
      title: "Hearth",
      version: "1",
      description: "A private AI for a household, on a machine they own.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    tags: chapters.map(({ title: name }) => ({ name })),
    paths,
    components: { schemas: componentSchemas() },
  };
}

interface Place {
  readonly tag: string;
  readonly isOwn: boolean;
}

function operation(route: Description, { tag, isOwn }: Place) {
  return {
    operationId: route.name,
    tags: [tag],
    summary: route.summary,
    description: route.remarks,
    parameters: parametersOf(route),
    requestBody: requestBodyOf(route, isOwn),
    responses: { ...successOf(route), ...failuresOf(route, isOwn) },
  };
}

function requestBodyOf({ body, example }: Description, isOwn: boolean) {
  if (body === undefined) return undefined;
  if (body === fileBody) return { required: true, content: { "application/octet-stream": {} } };
  const schema = isOwn ? refer(body) : inline(body);
  return { required: true, content: { "application/json": { schema, example: example.body } } };
}

function parametersOf({ params, query, headers = {} }: Description) {
  const inPath = params === undefined ? [] : fieldsOf(params);
  const inQuery = query === undefined ? [] : fieldsOf(query);
  return [
    ...inPath.map(({ name, schema }) => ({ name, in: "path", required: true, schema })),
    ...inQuery.map(({ name, isRequired, isRepeated, schema }) => ({
      name,
      in: "query",
      required: isRequired,
      schema,
      // A single value looks the same either way.
      style: "form",
      explode: isRepeated,
    })),
    ...Object.entries(headers).map(([name, description]) => ({
      name,
      in: "header",
      required: false,
      description,
      schema: { type: "string" },
    })),
  ];
}

function successOf({ answer: { status, type, schema } }: Description) {
  const description = {
    200: type === "text/event-stream" ? "Events; each `data` line is one item." : "Done.",
    202: "Begun.",
    204: "Done, without a body.",
  }[status];
  if (type === undefined) return { [status]: { description } };
  const told = schema === undefined ? {} : { schema: refer(schema) };
  return { [status]: { description, content: { [type]: told } } };
}

/** The ways in which a route can fail, by status: its own and those of every route. */
export function codesOf({ params, query, body, refusals = [] }: Description): readonly ErrorCode[] {
  const takesInput = params !== undefined || query !== undefined || body !== undefined;
  return [...(takesInput ? (["bad-input"] as const) : []), ...refusals, "rate-limited"];
}

function failuresOf(route: Description, isOwn: boolean) {
  const byStatus = Map.groupBy(codesOf(route), statusOfCode);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => {
      const description = codes.map((code) => `${code}: ${meanings[code]}`).join(" ");
      const schema = isOwn ? { $ref: "#/components/schemas/Problem" } : {};
      return [status, { description, content: { "application/json": { schema } } }];
    }),
  );
}

function refer(schema: z.ZodType): JsonSchema {
  return { $ref: `#/components/schemas/${requireName(schema)}` };
}

function inline(schema: z.ZodType): JsonSchema {
  const { $schema: _schema, ...rest } = z.toJSONSchema(schema, { ...conversion, io: "input" });
  return rest;
}
