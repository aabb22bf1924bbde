/** Hands over to the Node that Hearth's own processes need, and lives and dies with it. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { root } from "./install.mjs";

const neededMajor = 24;

/**
 * The Node that came with the packages, else the one that runs this, where it is new enough.
 *
 * @throws Error with a sentence for the host where neither is there.
 */
export function findNode() {
  const own = join(root, "node_modules", `node-${process.platform}-${process.arch}`, "bin", "node");
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split(".")[0]) >= neededMajor) return process.execPath;
  throw new Error(
    `Hearth needs Node ${neededMajor} here and found ${process.version}: no build of it is packaged for ${process.platform} on ${process.arch}. Install Node ${neededMajor} and start again.`,
  );
}

/**
 * Runs a file with that Node until it ends; returns the exit code to end with. Signals are passed on.
 * The channel lets the other side notice when this process is killed.
 */
export function handOver(args, env) {
  const child = spawn(findNode(), args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => child.kill(signal));
  }
  stopWithNpm(child);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      resolve(code ?? 128 + (constants.signals[signal ?? "SIGKILL"] ?? 9));
    });
  });
}

/** A killed npm tells nobody; its child finds itself with another parent. */
function stopWithNpm(child) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const { ppid } = process;
  const timer = setInterval(() => {
    if (process.ppid !== ppid) child.kill("SIGTERM");
  }, 1_000);
  timer.unref();
}
