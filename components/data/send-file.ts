import { addedFileSchema, problemSchema, type AddedFile } from "#lib/protocol";
import { RequestProblem } from "./request.ts";

interface SendFileOptions {
  /** The part of the file that has gone, 0 to 1. */
  readonly onProgress: (part: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Puts a file into the library's own folder. Not by `fetch`, which cannot say how much has gone.
 *
 * @throws RequestProblem for every failure, an abort of `signal` among them
 */
export function sendFile(file: File, { onProgress, signal }: SendFileOptions): Promise<AddedFile> {
  const asking = new XMLHttpRequest();
  const { promise, resolve, reject } = Promise.withResolvers<AddedFile>();
  const stop = () => asking.abort();
  signal.addEventListener("abort", stop);
  asking.upload.addEventListener("progress", ({ loaded, total }) => {
    onProgress(total === 0 ? 1 : loaded / total);
  });
  asking.addEventListener("loadend", () => {
    signal.removeEventListener("abort", stop);
    const added = addedFileSchema.safeParse(parsed(asking.responseText));
    if (signal.aborted) reject(stopped());
    else if (asking.status === 0) reject(unreachable());
    else if (added.success) resolve(added.data);
    else reject(problemIn(asking));
  });
  asking.open("POST", `/api/library/files?${new URLSearchParams({ name: file.name })}`);
  asking.setRequestHeader("content-type", "application/octet-stream");
  asking.send(file);
  return promise;
}

function stopped(): RequestProblem {
  return new RequestProblem("stopped", "Stopped before all of it had gone.");
}

function unreachable(): RequestProblem {
  return new RequestProblem(
    "unreachable",
    "The file did not get through. Check that Hearth is still running, then try again.",
  );
}

function problemIn({ status, responseText }: XMLHttpRequest): RequestProblem {
  const problem = problemSchema.safeParse(parsed(responseText));
  if (problem.success) return new RequestProblem(problem.data.code, problem.data.message);
  return new RequestProblem(
    "unexpected",
    `Hearth failed with status ${status} and gave no reason. Its log may say more.`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
