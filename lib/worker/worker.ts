import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { childEnv } from "#lib/env";
import { eachLine } from "./each-line.ts";

export interface WorkerExit {
  readonly code: number | undefined;
  readonly signal: string | undefined;
  /** True when `stop` asked for it; anything else is a crash. */
  readonly expected: boolean;
}

export interface WorkerOptions {
  /** A .ts file; it runs under the same Node as this process. */
  readonly entry: URL;
  readonly args?: readonly string[] | undefined;
  /** Options for the child's Node itself: limits of memory, permissions. */
  readonly nodeArgs?: readonly string[] | undefined;
  /** Added to the few variables every child gets. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  readonly onMessage: (message: unknown) => void;
  /** One line that native code wrote to its standard output or error; long ones arrive cut. */
  readonly onOutput: (line: string) => void;
}

export interface Worker<Outgoing> {
  readonly processId: number | undefined;
  readonly exited: Promise<WorkerExit>;
  /** Messages to a child that is gone are dropped: its exit tells the story. */
  send(message: Outgoing): void;
  /** Ends the process, by force if it does not follow within two seconds. */
  stop(): Promise<void>;
  /** Ends the process at once and counts as a crash. */
  kill(): void;
}

const stopGraceMs = 2_000;

/**
 * Starts a child process and speaks with it in JSON. What comes from it is `unknown` here: the
 * caller knows the language.
 */
export function startWorker<Outgoing extends object>(options: WorkerOptions): Worker<Outgoing> {
  const child = fork(fileURLToPath(options.entry), [...(options.args ?? [])], {
    // libuv's default of four workers sends each decode to another thread, where it fights ggml's own.
    env: { ...childEnv(), NODE_ENV: "production", UV_THREADPOOL_SIZE: "1", ...options.env },
    execArgv: [...(options.nodeArgs ?? [])],
    serialization: "json",
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let stopping = false;

  child.on("message", (message) => options.onMessage(message));
  for (const stream of [child.stdout, child.stderr]) {
    if (stream !== null) eachLine(stream, options.onOutput);
  }
  const exited = exitOf(child, () => stopping);

  return {
    processId: child.pid,
    exited,
    send: (message) => {
      if (child.connected) child.send(message, ignoreLostMessage);
    },
    stop: async () => {
      stopping = true;
      child.kill("SIGTERM");
      const force = setTimeout(() => child.kill("SIGKILL"), stopGraceMs);
      await exited;
      clearTimeout(force);
    },
    kill: () => child.kill("SIGKILL"),
  };
}

/** A pipe that breaks mid-message is reported here and again as the exit, which is the one we act on. */
function ignoreLostMessage(): void {
  return undefined;
}

function exitOf(child: ChildProcess, isExpected: () => boolean): Promise<WorkerExit> {
  return new Promise((resolve) => {
    child.once("exit", (code, signal) => {
      resolve({ code: code ?? undefined, signal: signal ?? undefined, expected: isExpected() });
    });
    // `exit` does not follow when the process could not even be started.
    child.on("error", () => {
      if (child.pid === undefined) {
        resolve({ code: undefined, signal: undefined, expected: isExpected() });
      }
    });
  });
}
