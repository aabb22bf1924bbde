import Ajv from "ajv/dist/2020.js";
import { EventSourceParserStream } from "eventsource-parser/stream";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addBook } from "../../tests/support/book-rows.ts";
import { openHouse, type House } from "../../tests/support/open-house.ts";
import { example } from "../example.ts";
import { fileBody, type Description } from "../route.ts";
import { requireName } from "./components.ts";
import { exampleTarget } from "./curl.ts";
import { describedChapters } from "./documentation.ts";
import { openApiDocument } from "./openapi.ts";

/** One story: what an example leaves behind is what the next one finds. */
const story = [
  "importConversation",
  "listConversations",
  "openConversation",
  "readMessages",
  "readAttachment",
  "exportConversation",
  "changeConversation",
  "changeConversations",
  "chooseBranch",
  "search",
  "forecastContext",
  "followEvents",
  "continueAnswer",
  "stopAnswer",
  "deleteMessage",
  "restoreMessage",
  "sendMessage",
  "editMessage",
  "regenerateAnswer",
  "listBooks",
  "openBook",
  "changeBook",
  "changeBooks",
  "readSection",
  "findInBook",
  "rememberPlace",
  "showCover",
  "showImage",
  "searchBooks",
  "removeBook",
  "restoreBook",
  "reindexBook",
  "pauseIndexing",
  "addBook",
  "readAttachedFile",
  "createFolder",
  "listFolders",
  "renameFolder",
  "deleteFolder",
  "answerTemporarily",
  "listModels",
  "chooseDefaultModel",
  "loadModel",
  "readShortcuts",
  "changeShortcuts",
  "listJobs",
  "readOpenApi",
  "readDocs",
  "createChatCompletion",
  "listChatModels",
  "readChatModel",
  "checkHealth",
  "readStatus",
  "cancelDownload",
  "unloadModel",
  "deleteConversation",
  "restoreConversation",
  "deleteModel",
];

/** What an offline house without work and beyond the catalog can only refuse. */
const refused = ["cancelJob", "downloadModel"];

let house: House;
beforeAll(async () => {
  house = await openHouse({ models: { [example.model]: { text: "Slowly." } } });
  await putBook(house);
});
afterAll(() => house[Symbol.asyncDispose]());

async function putBook({ db, env }: House) {
  const picture = { file: "picture-0.png", type: "image/png" };
  await addBook(db, {
    id: example.book,
    title: "Bread",
    creators: ["A. Baker"],
    sections: ["Yeast eats sugar and breathes out gas."],
    pictures: { cover: picture, images: [picture] },
  });
  const folder = join(env.DATA_DIR, "library-pictures", example.book);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, picture.file), "");
}

const routes = new Map(
  describedChapters.flatMap((chapter) => chapter.routes).map((route) => [route.name, route]),
);
const ajv = new Ajv({ strict: false, validateFormats: false });
ajv.addSchema(JSON.parse(JSON.stringify(openApiDocument(describedChapters))), "hearth");

function requireRoute(name: string): Description {
  const route = routes.get(name);
  if (route === undefined) throw new Error(`There is no route ${name}.`);
  return route;
}

/** What the document finds wrong with an answer; empty when nothing. */
function faultsOf({ answer: { schema } }: Description, value: unknown): unknown[] {
  if (schema === undefined) return [];
  const validate = ajv.getSchema(`hearth#/components/schemas/${requireName(schema)}`);
  if (validate === undefined) throw new Error("The document lacks a shape.");
  return validate(value) === true ? [] : (validate.errors ?? []);
}

function bodyOf({ body, example: { body: given } }: Description): RequestInit {
  if (body === undefined) return {};
  const isFile = body === fileBody;
  return {
    body: isFile ? String(given) : JSON.stringify(given),
    headers: { "content-type": isFile ? "application/octet-stream" : "application/json" },
  };
}

async function send(route: Description): Promise<Response> {
  return await fetch(`${house.url}${exampleTarget(route)}`, {
    method: route.method,
    ...bodyOf(route),
  });
}

/** The items of a stream; of one without an end the first. */
async function* itemsOf({ body }: Response): AsyncGenerator<object> {
  if (body === null) throw new Error("An event stream has a body.");
  const events = body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream());
  for await (const { data } of events) yield JSON.parse(data);
}

test("the story tells of every route", () => {
  expect([...story, ...refused].toSorted()).toEqual([...routes.keys()].toSorted());
});

/** What an answer holds: its JSON, or the first items of its stream. */
async function valuesOf({ name, answer: { type } }: Description, response: Response) {
  if (type === "application/json") return [await response.json()];
  const values: object[] = [];
  if (type === "text/event-stream") {
    for await (const item of itemsOf(response)) {
      values.push(item);
      // The stream of a tab has no end of its own.
      if (name === "followEvents" && "seq" in item) break;
    }
  }
  if (type === "text/html" || type === "image/*") await response.body?.cancel();
  return values;
}

function typeOf({ headers }: Response): string | undefined {
  return headers.get("content-type")?.split(";")[0];
}

test("every example of the documentation answers, in the shape that the document promises", async () => {
  for (const name of story) {
    const route = requireRoute(name);
    const response = await send(route);

    const { status, type } = route.answer;
    expect([name, response.status]).toEqual([name, status]);
    expect(typeOf(response)).toBe(type === "image/*" ? "image/png" : type);
    const values = await valuesOf(route, response);
    expect([name, values.flatMap((value) => faultsOf(route, value))]).toEqual([name, []]);
  }
});

test.each(refused)("the example of %s finds nothing in a house without work", async (name) => {
  expect((await send(requireRoute(name))).status).toBe(404);
});
