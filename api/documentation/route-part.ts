import { statusOfCode } from "#lib/http";
import { fileBody, type Description } from "../route.ts";
import { requireName } from "./components.ts";
import { curlOf } from "./curl.ts";
import { html, type Html } from "./html.ts";
import { fieldsOf, type Field } from "./json-schema.ts";
import { codesOf } from "./openapi.ts";
import { table } from "./table.ts";
import { link, typeOf } from "./type-of.ts";

/** One route on the docs page: what it does, takes and answers, and how to try it. */
export function routePart(
  route: Description,
  { isOwn, origin }: { readonly isOwn: boolean; readonly origin: string },
): Html {
  const { method, path, name, summary, remarks, body } = route;
  return html`<article aria-labelledby="${name}">
    <h3 id="${name}">${summary}</h3>
    <p class="call"><span class="method">${method}</span> <code>${path}</code></p>
    ${remarks === undefined ? undefined : html`<p>${remarks}</p>`} ${parametersPart(route)}
    ${body === undefined || !isOwn ? undefined : html`<p>Body: ${bodyWords(body)}</p>`}
    <p>Answer: ${answerWords(route)}</p>
    <p class="quiet">
      Failures:
      ${codesOf(route)
        .map((code) => `${statusOfCode(code)} ${code}`)
        .join(", ")}
    </p>
    <h4 id="${name}-example">Example</h4>
    <pre
      role="group"
      tabindex="0"
      aria-labelledby="${name} ${name}-example"
    ><code>${curlOf(route, origin)}</code></pre>
  </article>`;
}

function bodyWords(body: NonNullable<Description["body"]>): Html {
  if (body !== fileBody) return link(requireName(body));
  return html`the file as it is, sent with <code>Content-Type: application/octet-stream</code>`;
}

function parametersPart({ params, query, headers = {} }: Description): Html | undefined {
  const rows = [
    ...(params === undefined ? [] : fieldsOf(params)).map((field) => row(field, "path")),
    ...(query === undefined ? [] : fieldsOf(query)).map((field) => row(field, "query")),
    ...Object.entries(headers).map(
      ([name, words]) =>
        html`<tr>
          <th scope="row"><code>${name}</code></th>
          <td>header</td>
          <td>${words}</td>
        </tr>`,
    ),
  ];
  if (rows.length === 0) return undefined;
  return table(["Parameter", "In", "What"], rows);
}

function row({ name, isRequired, schema }: Field, place: string): Html {
  const words = schema.description === undefined ? "" : `${schema.description} `;
  return html`<tr>
    <th scope="row"><code>${name}${isRequired ? "" : "?"}</code></th>
    <td>${place}</td>
    <td>${words}<span class="quiet">${typeOf(schema)}</span></td>
  </tr>`;
}

function answerWords({ answer: { status, type, schema } }: Description): Html {
  if (type === undefined) return html`${status}, without a body`;
  if (type === "image/*") return html`${status}, a picture`;
  if (schema === undefined) return html`${status}`;
  const named = link(requireName(schema));
  return type === "text/event-stream"
    ? html`${status}, server-sent events, each ${named}`
    : html`${status}, ${named}`;
}
