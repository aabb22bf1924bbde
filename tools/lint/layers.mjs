/**
 * The shape of the house as data: which room may knock at which door, and which room owns which
 * package. `house/boundaries` asks the two functions below about every import.
 */

const ground = ["errors", "env", "log", "protocol"];
const machines = [
  "network",
  "worker",
  "db",
  "events",
  "jobs",
  "models",
  "inference",
  "library",
  "readers",
  "knowledge",
];

/**
 * Room -> rooms of `lib/` it may import. A room that is not listed may import nothing of ours.
 * @type {Record<string, readonly string[]>}
 */
export const doors = {
  "lib/errors": [],
  "lib/env": [],
  "lib/protocol": [],
  "lib/log": [],
  "lib/network": ["errors"],
  "lib/worker": ["env"],
  "lib/db": ["errors", "protocol"],
  "lib/tree": ["protocol"],
  "lib/events": ["errors", "protocol", "log", "db", "tree"],
  "lib/jobs": ["errors", "protocol", "log", "db"],
  "lib/prompt": ["protocol", "inference", "library"],
  "lib/models": ["errors", "protocol", "network", "worker"],
  "lib/inference": ["errors", "protocol", "worker"],
  "lib/library": ["protocol"],
  "lib/readers": ["errors", "protocol", "worker", "library"],
  "lib/knowledge": ["errors", "protocol", "worker", "library"],
  "lib/shelf": [...ground, "worker", "db", "events", "library", "readers", "knowledge"],
  "lib/chat": [
    "errors",
    "protocol",
    "log",
    "tree",
    "db",
    "events",
    "jobs",
    "prompt",
    "inference",
    "models",
    "library",
    "shelf",
  ],
  "lib/http": ["errors", "log", "protocol"],
  "lib/dialects": ["errors", "protocol", "inference"],
  "lib/runtime": [...ground, ...machines, "shelf", "chat"],
  components: ["protocol", "tree"],
  app: ["protocol"],
  api: [...ground, ...machines, "shelf", "chat", "http", "dialects", "runtime"],
  server: [...ground, ...machines, "shelf", "chat", "http", "runtime"],
  bench: [
    ...ground,
    ...machines,
    "knowledge/writer",
    "tree",
    "shelf",
    "chat",
    "http",
    "dialects",
    "runtime",
  ],
  tests: [
    ...ground,
    ...machines,
    "knowledge/writer",
    "tree",
    "prompt",
    "shelf",
    "chat",
    "http",
    "dialects",
    "runtime",
  ],
  indexer: [
    ...ground,
    "worker",
    "db",
    "jobs",
    "models",
    "inference",
    "library",
    "readers",
    "knowledge",
    "knowledge/writer",
  ],
  tools: [],
};

/**
 * Doors within a room that have a lock of their own: who may enter the room may not enter these.
 * @type {readonly string[]}
 */
export const lockedDoors = ["knowledge/writer"];

/**
 * Room -> other rooms outside `lib/` whose files it may import by path.
 * @type {Record<string, readonly string[]>}
 */
export const neighbours = {
  server: ["api"],
  app: ["components"],
  components: [],
  bench: ["api", "server", "indexer", "tests", "tools"],
  tests: ["api", "server", "indexer", "components", "tools"],
};

/**
 * Package -> rooms that own it. A package that is not listed may be imported anywhere.
 * @type {Record<string, readonly string[]>}
 */
export const owners = {
  "node-llama-cpp": ["lib/inference", "bench"],
  "drizzle-orm": ["lib/db"],
  "drizzle-kit": [],
  pg: ["lib/db"],
  pino: ["lib/log"],
  "pg-boss": ["lib/jobs"],
  tar: ["lib/models"],
  undici: ["lib/network"],
  hono: ["api", "lib/http", "server"],
  "@hono/node-server": ["server", "api"],
  "rate-limiter-flexible": ["lib/http", "api"],
  next: ["app", "components", "server"],
  react: ["app", "components"],
  "react-dom": ["app", "components"],
  "@tanstack/react-query": ["components", "app"],
  "@base-ui/react": ["components"],
  "lucide-react": ["components", "app"],
  "@tanstack/react-virtual": ["components"],
  "react-markdown": ["components"],
  katex: ["components"],
  mermaid: ["server"],
  "eventsource-parser": ["components", "bench"],
  openai: ["examples"],
  "@lancedb/lancedb": ["lib/knowledge", "bench"],
  "apache-arrow": ["lib/knowledge", "bench"],
  chokidar: ["indexer"],
  epub2: ["lib/readers"],
  yauzl: ["lib/readers"],
  htmlparser2: ["lib/readers"],
  domutils: ["lib/readers"],
  domhandler: ["lib/readers"],
  unpdf: ["lib/readers"],
  chardet: ["lib/readers"],
  sharp: ["lib/readers"],
  yaml: ["lib/readers"],
  "@orama/stemmers": ["lib/knowledge"],
};

const roots = ["app", "api", "components", "server", "indexer", "bench", "tests", "tools"];

/**
 * The room of a file given by its path from the repository's root; undefined outside the house.
 * @param {string} path
 */
export function roomOf(path) {
  const [first, second] = path.split("/");
  if (first === "lib" && second !== undefined) return `lib/${second}`;
  return roots.includes(first) && second !== undefined ? first : undefined;
}

/**
 * Tests stand beside what they test and may use anything a test may.
 * @param {string} path
 */
export function isTest(path) {
  return path.startsWith("tests/") || /\.test(-d)?\.tsx?$/.test(path);
}

/**
 * Says why a file may not import a specifier, in a sentence for the offender; undefined when it may.
 * `resolve` turns a relative specifier into a path from the repository's root.
 * @param {string} path
 * @param {string} specifier
 * @param {(specifier: string) => string} resolve
 * @returns {string | undefined}
 */
export function refusal(path, specifier, resolve) {
  const room = roomOf(path);
  if (room === undefined) return undefined;
  if (specifier.startsWith("#lib/")) return refuseDoor(path, room, specifier);
  if (specifier.startsWith("#components/")) return refusePath(path, room, "components/x.tsx");
  if (specifier.startsWith(".")) return refusePath(path, room, resolve(specifier));
  return refusePackage(path, room, specifier);
}

function refuseDoor(path, room, specifier) {
  const door = specifier.slice("#lib/".length);
  const [first] = door.split("/");
  if (room === `lib/${first}`) return `${room} must not enter by its own door: import the file.`;
  const allowed = isTest(path) ? doors.tests : (doors[room] ?? []);
  if (allowed.includes(lockedDoors.includes(door) ? door : first)) return undefined;
  return `${room} may not import ${specifier}: see doors in tools/lint/layers.mjs.`;
}

function refusePath(path, room, target) {
  const other = roomOf(target);
  if (other === undefined || other === room) return undefined;
  if (other.startsWith("lib/")) {
    return `Enter ${other} through its door: #${other}, not by a path into it.`;
  }
  const allowed = isTest(path) ? neighbours.tests : (neighbours[room] ?? []);
  if (allowed.includes(other) || (isTest(path) && other === "tests")) return undefined;
  return `${room} may not import from ${other}: see neighbours in tools/lint/layers.mjs.`;
}

function refusePackage(path, room, specifier) {
  const name = packageName(specifier);
  const allowed = Object.hasOwn(owners, name) ? owners[name] : undefined;
  if (allowed === undefined || allowed.includes(room) || isTest(path)) return undefined;
  return `${name} belongs to ${allowed.join(", ") || "nobody at run time"}: ${room} may not import it.`;
}

function packageName(specifier) {
  const parts = specifier.split("/");
  return specifier.startsWith("@") ? parts.slice(0, 2).join("/") : parts[0];
}
