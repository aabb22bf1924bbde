import { execFile } from "node:child_process";
import { cp, mkdtemp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";

const run = promisify(execFile);

/** Stands in for npm: notes its call, then makes the packages, or breaks off as told. */
const npm = `
  const { appendFileSync, existsSync, mkdirSync, rmSync, writeFileSync } = require("node:fs");
  appendFileSync("calls", process.argv[2] + "\\n");
  rmSync("node_modules", { recursive: true, force: true });
  mkdirSync("node_modules/thing", { recursive: true });
  if (existsSync("break")) {
    console.error("the registry is down");
    process.exit(1);
  }
  writeFileSync("node_modules/thing/package.json", "{}");
`;

let root = "";
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "hearth-install-"));
  await mkdir(join(root, "tools"));
  await cp(join(import.meta.dirname, "install.mjs"), join(root, "tools/install.mjs"));
  await writeFile(join(root, "npm.js"), npm);
  await writeLock("1.0.0");
});
afterEach(() => rm(root, { recursive: true }));

async function writeLock(version: string): Promise<void> {
  const packages = { "": {}, "node_modules/thing": { version } };
  await writeFile(join(root, "package-lock.json"), JSON.stringify({ packages }));
}

/** Runs the installer in a process of its own and returns what it says. */
async function install(): Promise<string> {
  const script = `import { ensureInstalled } from "./tools/install.mjs";
    await ensureInstalled(console.log).catch((error) => console.log(error.message));`;
  const env = { PATH: "", NODE_ENV: "test" as const, npm_execpath: join(root, "npm.js") };
  const options = { cwd: root, env };
  const { stdout } = await run(
    process.execPath,
    ["--input-type=module", "--eval", script],
    options,
  );
  return stdout;
}

async function calls(): Promise<string> {
  return readFile(join(root, "calls"), "utf8").catch(() => "");
}

test("the first start installs, the second has nothing to do", async () => {
  const first = await install();
  const second = await install();

  expect(first).toContain("Installing what Hearth needs");
  expect(second).toBe("");
  expect(await calls()).toBe("ci\n");
});

test("a changed lockfile installs again", async () => {
  await install();
  await writeLock("2.0.0");

  await install();

  expect(await calls()).toBe("ci\nci\n");
});

test("an install that broke off is told with npm's own words and done again", async () => {
  await writeFile(join(root, "break"), "");
  const broken = await install();
  await rm(join(root, "break"));

  await install();
  const third = await install();

  expect(broken).toContain("npm ci failed:\nthe registry is down");
  expect(third).toBe("");
  expect(await calls()).toBe("ci\nci\n");
});

test("what somebody installed by hand is taken as it is", async () => {
  const record = { packages: { "node_modules/thing": { version: "1.0.0" } } };
  await mkdir(join(root, "node_modules"));
  await writeFile(join(root, "node_modules/.package-lock.json"), JSON.stringify(record));

  await install();

  expect(await calls()).toBe("");
});

test("what somebody installed by hand from another lockfile is replaced", async () => {
  const record = { packages: { "node_modules/thing": { version: "0.9.0" } } };
  await mkdir(join(root, "node_modules"));
  await writeFile(join(root, "node_modules/.package-lock.json"), JSON.stringify(record));

  await install();

  expect(await calls()).toBe("ci\n");
});
