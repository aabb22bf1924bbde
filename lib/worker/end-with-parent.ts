/**
 * Called first thing in a child: ends it the moment its parent is gone, however the parent went.
 * SIGKILL on purpose: an orderly exit waits for native threads, which may be stuck.
 */
export function endWithParent(): void {
  process.on("disconnect", () => process.kill(process.pid, "SIGKILL"));
}
