import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { getRequestListener } from "@hono/node-server";
import { readServerEnv } from "#lib/env";
import { openLog } from "#lib/log";
import { openRuntime } from "#lib/runtime";
import { createApi } from "../../api/app.ts";

/** A Hearth without pages, to be killed at any moment. It says its port on stdout once it can be used. */
const [databaseUrl = "", modelsDir = "", port = "0"] = process.argv.slice(2);

const { env } = readServerEnv({
  NODE_ENV: "test",
  HEARTH_THREADS: "1",
  HEARTH_GPU: "off",
  HEARTH_CONTEXT: "1024",
  HEARTH_SLOTS: "2",
  HEARTH_TITLES: "off",
  OFFLINE_MODE: "on",
  REQUESTS_PER_MINUTE: "0",
  MODELS_DIR: modelsDir,
});
const root = fileURLToPath(new URL("../..", import.meta.url));
const runtime = await openRuntime({ env, databaseUrl, log: openLog({ level: "silent" }), root });
const listener = getRequestListener(createApi(runtime).fetch, { overrideGlobalObjects: false });
const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
server.listen(Number(port), "127.0.0.1", () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
