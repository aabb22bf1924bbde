import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";

export interface Child {
  readonly process: ChildProcess;
  /** Rejects when the program ends before it is asked to. */
  readonly exited: Promise<never>;
  stop(): Promise<void>;
}

/** Starts a server of a benchmark with its output thrown away, and stops it with SIGTERM. */
export function startChild(
  command: string,
  parameters: readonly string[],
  environment: NodeJS.ProcessEnv,
): Child {
  const child = spawn(command, parameters, {
    env: environment,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = once(child, "exit");
  const exited = ended.then(([code]): never => {
    throw new Error(`${command} ended with ${code} before the benchmark did.`);
  });
  exited.catch(() => undefined);
  return {
    process: child,
    exited,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
