import type { ReadProblem } from "#lib/protocol";
import { startWorker, type Worker } from "#lib/worker";
import { childMessageSchema, type ChildMessage, type ReadRequest } from "./messages.ts";
import { residentBytes } from "./resident-bytes.ts";
import { tooMuchMemory, watchReading, type ReadingLimits } from "./watch-reading.ts";

export interface ChildOptions extends ReadingLimits {
  /** Its own; it may write nowhere else. It must exist. */
  readonly folder: string;
  readonly isBackground: boolean;
}

export interface ChildRequest extends ReadRequest {
  readonly signal: AbortSignal;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export interface ReaderChild {
  readonly folder: string;
  /** Undefined when the book lies in the folder; else why it does not. */
  read(request: ChildRequest): Promise<ReadProblem | undefined>;
  /** Whether another book may be read by it: not after one that broke it or made it grow. */
  isFit(): boolean;
  end(): Promise<void>;
}

/** What a book may leave behind in a child before it begins afresh. */
const residentFit = 220 * 1024 * 1024;
const heapMegabytes = 288;

const crashed: ReadProblem = {
  code: "crashed",
  message: "Reading this file broke the reader; it and all other books are unharmed.",
};

/**
 * Starts a process that reads books, one after the other. It may write into one folder, start no
 * process and open no connection; it is killed when a book takes too long or too much memory.
 */
export function startReaderChild(options: ChildOptions): ReaderChild {
  let hear: (message: ChildMessage) => void = () => undefined;
  let isBroken = false;
  let problem = crashed;
  const ready = Promise.withResolvers<void>();
  const worker = startWorker<ReadRequest>({
    ...processOptions(options),
    onMessage: (message) => {
      const { data } = childMessageSchema.safeParse(message);
      if (data?.type === "ready") ready.resolve();
      else if (data !== undefined) hear(data);
    },
    // What libraries print may hold words of the book: it is looked at and not kept.
    onOutput: (line) => {
      if (line.includes("heap out of memory")) problem = tooMuchMemory;
    },
  });
  const exited = onceExited(worker, () => {
    isBroken = true;
    ready.resolve();
  });
  const end = async (reason: ReadProblem) => {
    problem = reason;
    worker.kill();
    await exited;
  };

  return {
    folder: options.folder,
    isFit: () => !isBroken && (residentBytes(worker.processId ?? 0) ?? 0) < residentFit,
    end: () => end(crashed),
    read: async ({ path, keepsPictures, signal, onProgress }) => {
      const onProblem = (reason: ReadProblem) => void end(reason);
      const stop = () => onProblem(crashed);
      signal.addEventListener("abort", stop);
      await ready.promise;
      const watch = watchReading({ ...options, processId: worker.processId, onProblem });
      const answer = Promise.withResolvers<ReadProblem | undefined>();
      hear = (message) => {
        watch.heard();
        if (message.type === "progress") return onProgress?.(message.done, message.total);
        isBroken ||= message.type === "refused" && !message.isForeseen;
        answer.resolve(message.type === "refused" ? message.problem : undefined);
      };
      worker.send({ path, keepsPictures });
      const outcome = await Promise.race([answer.promise, exited.then(() => problem)]);
      watch.stop();
      signal.removeEventListener("abort", stop);
      return outcome;
    },
  };
}

async function onceExited(worker: Worker<ReadRequest>, note: () => void): Promise<void> {
  await worker.exited;
  note();
}

/** Native code is let in for the sake of pictures; it is given bytes and never a path. */
function processOptions({ folder, isBackground }: ChildOptions) {
  return {
    entry: new URL("main.ts", import.meta.url),
    args: [folder, isBackground ? "background" : "foreground"],
    nodeArgs: [
      `--max-old-space-size=${heapMegabytes}`,
      "--expose-gc",
      "--permission",
      "--allow-addons",
      "--allow-fs-read=*",
      `--allow-fs-write=${folder}`,
      "--disable-warning=PERM0001",
    ],
  };
}
