import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { findChromium } from "../chromium.mjs";
import { countPlaywright, countVitest, total } from "./count.mjs";

/** Runs every check and every test, whatever fails before, and ends with one line of totals. */

const root = resolve(import.meta.dirname, "../..");
const reports = mkdtempSync(join(tmpdir(), "hearth-test-"));
const bin = (path) => join(root, "node_modules", path);

const checks = [
  ["format", bin("oxfmt/bin/oxfmt"), "--check", "."],
  [
    "lint",
    bin("oxlint/bin/oxlint"),
    "--type-aware",
    "--deny-warnings",
    "--report-unused-disable-directives",
  ],
  ["types", bin("typescript/bin/tsc"), "--noEmit"],
  ["dead code", bin("knip/bin/knip.js")],
];

const counts = [];
for (const [name, ...command] of checks) {
  const succeeded = (await run(name, command)) === 0;
  counts.push({ passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1 });
}
counts.push(countVitest(await report("tests", vitest)));
counts.push(countPlaywright(await report("journeys", playwright)));
rmSync(reports, { recursive: true });

const { passed, failed } = total(counts);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function vitest(output) {
  const command = [bin("vitest/vitest.mjs"), "run", "--reporter=default", "--reporter=json"];
  return { command: [...command, `--outputFile.json=${output}`], env: {} };
}

async function playwright(output) {
  return {
    command: [bin("@playwright/test/cli.js"), "test", "--reporter=list,json"],
    env: { CHROMIUM_PATH: await findChromium(), PLAYWRIGHT_JSON_OUTPUT_NAME: output },
  };
}

async function report(name, prepare) {
  const output = join(reports, `${name}.json`);
  try {
    const { command, env } = await prepare(output);
    await run(name, command, env);
    return JSON.parse(readFileSync(output, "utf8"));
  } catch (error) {
    console.error(`${name}: ${error.message}`);
    return undefined;
  }
}

function run(name, command, env = {}) {
  console.log(`\n── ${name}`);
  const child = spawn(process.execPath, command, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "inherit", "inherit"],
  });
  return new Promise((settle, fail) =>
    child.once("error", fail).once("exit", (code) => settle(code ?? 1)),
  );
}
