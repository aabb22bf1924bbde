/**
 * Makes package-lock.json say the same on every machine and registry. Run it after every change of
 * dependencies: `npm run lockfile`.
 *
 * - npm leaves platform packages out that its registry does not hold, and `npm ci` then refuses the
 *   lockfile. They are written back as stubs that only their own platform fetches.
 * - node-llama-cpp's builds for GPUs weigh 600 MB and would be fetched by everyone with Linux. They
 *   are marked as being for no processor at all; `npm run gpu` fetches them by name.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** Found nowhere, so that npm passes these packages over. */
const onRequest = "on-request";

const engine = "node_modules/@node-llama-cpp/";
const ownProcessor = {
  [`${engine}linux-arm64`]: "arm64",
  [`${engine}linux-armv7l`]: "arm",
  [`${engine}linux-x64-cuda`]: onRequest,
  [`${engine}linux-x64-cuda-ext`]: onRequest,
  [`${engine}linux-x64-vulkan`]: onRequest,
  [`${engine}win-x64-cuda`]: onRequest,
  [`${engine}win-x64-cuda-ext`]: onRequest,
  [`${engine}win-x64-vulkan`]: onRequest,
};

const systems = {
  darwin: "darwin",
  macos: "darwin",
  mac: "darwin",
  linux: "linux",
  linuxmusl: "linux",
  win32: "win32",
  windows: "win32",
  win: "win32",
  android: "android",
  freebsd: "freebsd",
  netbsd: "netbsd",
  openbsd: "openbsd",
  openharmony: "openharmony",
  sunos: "sunos",
  aix: "aix",
};

const processors = {
  x64: "x64",
  arm64: "arm64",
  arm: "arm",
  armv7l: "arm",
  armv7: "arm",
  ia32: "ia32",
  riscv64: "riscv64",
  ppc64: "ppc64",
  ppc64le: "ppc64",
  s390x: "s390x",
  loong64: "loong64",
  wasm32: "wasm32",
};

/** Returns a repaired copy of a parsed lockfile. */
export function repairLockfile(lock) {
  const packages = { ...lock.packages };
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (findInstalled(packages, path, name) !== undefined) continue;
      packages[placeFor(packages, path, name)] = stubOf(name, version, entry);
    }
  }
  for (const [path, processor] of Object.entries(ownProcessor)) {
    if (path in packages) packages[path] = { ...packages[path], cpu: [processor] };
  }
  const sorted = Object.entries(packages).toSorted(([one], [other]) =>
    one.localeCompare(other, "en"),
  );
  return { ...lock, packages: Object.fromEntries(sorted) };
}

/** Looks a package up as Node does: in the folder of the one that asks, then in each one above. */
function findInstalled(packages, from, name) {
  const candidate = from === "" ? `node_modules/${name}` : `${from}/node_modules/${name}`;
  if (candidate in packages) return candidate;
  if (from === "") return undefined;
  const above = from.lastIndexOf("/node_modules/");
  return findInstalled(packages, above === -1 ? "" : from.slice(0, above), name);
}

function placeFor(packages, from, name) {
  const top = `node_modules/${name}`;
  return top in packages ? `${from}/node_modules/${name}` : top;
}

function stubOf(name, range, parent) {
  const words = name.split(/[/-]/);
  const system = words.map((word) => systems[word]).find((word) => word !== undefined);
  const processor = words.map((word) => processors[word]).find((word) => word !== undefined);
  const isMusl = words.some((word) => word.includes("musl"));
  const isGnu = words.includes("gnu");
  return {
    version: range.replace(/^[\^~]/, ""),
    ...(processor && { cpu: [processor] }),
    ...(parent.dev && { dev: true }),
    ...((isMusl || isGnu) && { libc: [isMusl ? "musl" : "glibc"] }),
    optional: true,
    ...(system && { os: [system] }),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const path = new URL("../package-lock.json", import.meta.url);
  const lock = JSON.parse(readFileSync(path, "utf8"));
  const repaired = repairLockfile(lock);
  const added = Object.keys(repaired.packages).filter((name) => !(name in lock.packages));
  writeFileSync(path, `${JSON.stringify(repaired, null, 2)}\n`);
  console.log(`package-lock.json is repaired; ${added.length} platform packages were added.`);
}
