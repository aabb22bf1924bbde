/**
 * A child process for native code: started, spoken to, watched, stopped. It refuses to know what
 * the child does; words and meanings belong to the module that starts it. Start reading at worker.ts.
 */
export { startWorker, type Worker, type WorkerExit, type WorkerOptions } from "./worker.ts";
export { crashRecord, type CrashRecord, type CrashVerdict } from "./crash-record.ts";
export { endWithParent } from "./end-with-parent.ts";
export { letOthersGoFirst } from "./let-others-go-first.ts";
export { watchdog, type Watchdog } from "./watchdog.ts";
