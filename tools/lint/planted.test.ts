import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { tmpdir } from "node:os";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");

/** Runs the real linter with the real rule over planted files and returns the files it complained of. */
async function offenders(files: Record<string, string>): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "hearth-lint-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [path, source] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), source);
  }
  const config = {
    jsPlugins: [join(root, "tools/lint/plugin.mjs")],
    categories: { correctness: "off" },
    rules: { "house/boundaries": "error" },
  };
  await writeFile(join(folder, ".oxlintrc.json"), JSON.stringify(config));

  const run = promisify(execFile)(
    process.execPath,
    [join(root, "node_modules/oxlint/bin/oxlint"), "--format", "json"],
    { cwd: folder },
  );
  const { stdout } = await run.catch((failure: { stdout: string }) => failure);
  const report = JSON.parse(stdout) as { diagnostics: { filename: string; code: string }[] };
  return report.diagnostics.map(({ filename }) => filename).toSorted();
}

test("the linter finds each kind of planted violation and nothing else", async () => {
  const found = await offenders({
    "lib/protocol/import.ts": `import { readServerEnv } from "#lib/env";\nexport const x = readServerEnv;`,
    "lib/chat/export-from.ts": `export { route } from "#lib/http";`,
    "lib/chat/export-all.ts": `export * from "#lib/dialects/openai";`,
    "lib/chat/dynamic.ts": `export const load = () => import("node-llama-cpp");`,
    "components/type-only.ts": `import type { Chat } from "#lib/chat";\nexport type Mine = Chat;`,
    "api/deep.ts": `import { x } from "../lib/db/connect.ts";\nexport const y = x;`,
    "lib/chat/allowed.ts": `import { AppError } from "#lib/errors";\nexport const y = AppError;`,
    "api/allowed.ts": `import { Hono } from "hono";\nexport const y = Hono;`,
  });

  expect(found).toEqual([
    "api/deep.ts",
    "components/type-only.ts",
    "lib/chat/dynamic.ts",
    "lib/chat/export-all.ts",
    "lib/chat/export-from.ts",
    "lib/protocol/import.ts",
  ]);
});
