import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { repairLockfile } from "./repair-lockfile.mjs";

const lock = {
  lockfileVersion: 3,
  packages: {
    "": { optionalDependencies: { "tool-linux-x64": "1.0.0" } },
    "node_modules/tool": {
      version: "2.0.0",
      dev: true,
      optionalDependencies: {
        "@tool/darwin-arm64": "2.0.0",
        "@tool/linux-x64-musl": "^2.0.0",
        "shared-win32-x64": "2.0.0",
      },
    },
    "node_modules/shared-win32-x64": { version: "1.0.0", optional: true },
    "node_modules/@node-llama-cpp/linux-x64-cuda": {
      version: "3.0.0",
      cpu: ["x64"],
      os: ["linux"],
      optional: true,
    },
  },
};

test("platform packages that a registry did not hold are written back for their platform", () => {
  const { packages } = repairLockfile(lock);

  expect(packages["node_modules/@tool/darwin-arm64"]).toEqual({
    version: "2.0.0",
    cpu: ["arm64"],
    dev: true,
    optional: true,
    os: ["darwin"],
  });
  expect(packages["node_modules/@tool/linux-x64-musl"]).toMatchObject({
    version: "2.0.0",
    libc: ["musl"],
  });
  expect(packages["node_modules/tool-linux-x64"]).toMatchObject({ os: ["linux"], cpu: ["x64"] });
});

test("a package that is there already is left alone", () => {
  const { packages } = repairLockfile(lock);

  expect(packages["node_modules/shared-win32-x64"]).toEqual({ version: "1.0.0", optional: true });
  expect(packages).not.toHaveProperty(["node_modules/tool/node_modules/shared-win32-x64"]);
});

test("builds for GPUs are for nobody until they are asked for", () => {
  const { packages } = repairLockfile(lock);

  expect(packages["node_modules/@node-llama-cpp/linux-x64-cuda"]).toMatchObject({
    version: "3.0.0",
    cpu: ["on-request"],
  });
});

test("our lockfile is repaired, and names no registry", async () => {
  const text = await readFile(new URL("../package-lock.json", import.meta.url), "utf8");

  const repaired = repairLockfile(JSON.parse(text));

  // When this fails after a change of dependencies: npm run lockfile.
  expect(`${JSON.stringify(repaired, null, 2)}\n`).toBe(text);
  expect(text).not.toContain('"resolved"');
});
