import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { fileURLToPath } from "node:url";
import { draw } from "./draw.ts";
import { mermaidConfig } from "./mermaid-config.ts";

export const diagramFramePath = "/diagram-frame";

/**
 * The page in which diagrams are drawn. It is a stranger to all others: its own policy takes its
 * origin away, lets it run nothing but the two scripts it came with, and load and send nothing at
 * all. Styles are free there, for Mermaid writes its own.
 */
export class DiagramFrame {
  #page: Promise<{ readonly html: Buffer; readonly policy: string }> | undefined;

  async send(response: ServerResponse): Promise<void> {
    this.#page ??= readPage();
    const { html, policy } = await this.#page;
    response.writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      "content-length": html.byteLength,
      "content-security-policy": policy,
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "no-cache",
    });
    response.end(html);
  }
}

async function readPage() {
  const library = fileURLToPath(import.meta.resolve("mermaid/dist/mermaid.min.js"));
  const start = `(${draw.toString()})(${JSON.stringify(mermaidConfig)});`;
  const scripts = [await readFile(library, "utf8"), start].map(inHtml);
  const hashes = scripts.map(
    (script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`,
  );
  const tags = scripts.map((script) => `<script>${script}</script>`).join("");
  return {
    html: Buffer.from(`<!doctype html><meta charset="utf-8"><title>Diagram</title><body>${tags}`),
    policy: [
      "sandbox allow-scripts",
      "default-src 'none'",
      `script-src ${hashes.join(" ")}`,
      "style-src 'unsafe-inline'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'self'",
    ].join("; "),
  };
}

/** A script as it may stand within a page: nothing in it ends it early or hides its end. */
function inHtml(script: string): string {
  return script.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
}
