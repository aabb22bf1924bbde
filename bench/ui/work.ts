import type { CDPSession } from "@playwright/test";

/** Begins to count; a navigation begins anew. */
export async function countWork(cdp: CDPSession): Promise<void> {
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
}

/** What the page's own thread has worked in milliseconds of processor time, the slowing down included: who else uses the machine does not count. */
export async function workMs(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1000;
}
