import { errorCodes } from "#lib/errors";
import { statusOfCode } from "#lib/http";
import { componentSchemas } from "./components.ts";
import { html, Html } from "./html.ts";
import type { JsonSchema } from "./json-schema.ts";
import { meanings } from "./meanings.ts";
import type { DescribedChapter } from "./openapi.ts";
import { routePart } from "./route-part.ts";
import { style } from "./style.ts";
import { table } from "./table.ts";
import { link, typeOf } from "./type-of.ts";

/** One piece, since its hash stands in the policy: not a space more may come into it. */
const stylesheet = new Html(`<style>${style}</style>`);

/** The docs page: plain HTML that needs no script and fetches nothing. */
export function documentationPage(chapters: readonly DescribedChapter[], origin: string): string {
  const schemas = Object.entries(componentSchemas());
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>The API of Hearth</title>
        ${stylesheet}
      </head>
      <body>
        <a class="skip" href="#main">Skip to the routes</a>
        <header>
          <h1>The API of Hearth</h1>
          <p>
            Everything the pages do goes through these routes. Bodies are JSON, sent with
            <code>Content-Type: application/json</code>; a field or a parameter that is not listed
            is refused. Ids are UUIDs and are made by the client, so that sending again after a lost
            answer changes nothing.
          </p>
          <p>
            The same as a document for programs:
            <a href="/api/openapi.json">OpenAPI 3.1</a>. <a href="/">Back to Hearth</a>
          </p>
        </header>
        <nav aria-label="Chapters">
          <ul>
            ${chapters.map(({ title }) => html`<li><a href="#${anchor(title)}">${title}</a></li>`)}
            <li><a href="#failures">Failures</a></li>
            <li><a href="#shapes">Shapes</a></li>
          </ul>
        </nav>
        <main id="main">
          ${chapters.map((chapter) => chapterPart(chapter, origin))} ${failuresPart()}
          <section aria-labelledby="shapes">
            <h2 id="shapes">Shapes</h2>
            ${schemas.map(([name, schema]) => shapePart(name, schema))}
          </section>
        </main>
      </body>
    </html>`.text;
}

function chapterPart({ title, routes, isForeign }: DescribedChapter, origin: string): Html {
  return html`<section aria-labelledby="${anchor(title)}">
    <h2 id="${anchor(title)}">${title}</h2>
    ${routes.map((route) => routePart(route, { isOwn: isForeign !== true, origin }))}
  </section>`;
}

function failuresPart(): Html {
  const rows = errorCodes.map(
    (code) =>
      html`<tr>
        <th scope="row"><code>${code}</code></th>
        <td>${statusOfCode(code)}</td>
        <td>${meanings[code]}</td>
      </tr>`,
  );
  return html`<section aria-labelledby="failures">
    <h2 id="failures">Failures</h2>
    <p>Every failed answer is a ${link("Problem")}. Act on the code, show the sentence.</p>
    ${table(["Code", "Status", "Meaning"], rows)}
  </section>`;
}

function shapePart(name: string, schema: JsonSchema): Html {
  const { description, properties, required = [] } = schema;
  const rows = Object.entries(properties ?? {}).map(
    ([field, value]) =>
      html`<tr>
        <th scope="row"><code>${field}${required.includes(field) ? "" : "?"}</code></th>
        <td>${typeOf(value)}</td>
      </tr>`,
  );
  return html`<article aria-labelledby="${name}">
    <h3 id="${name}">${name}</h3>
    <p>${description}</p>
    ${rows.length > 0 ? table(["Field", "What"], rows) : html`<p>${typeOf(schema)}</p>`}
  </article>`;
}

function anchor(title: string): string {
  return `chapter-${title.toLowerCase().replaceAll(" ", "-")}`;
}
