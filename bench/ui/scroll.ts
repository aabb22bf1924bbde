import type { CDPSession, Page } from "@playwright/test";
import { quantile, type Measure } from "./measure.ts";
import { takeSeen } from "./probe.ts";

interface Journey {
  readonly pixelsInFrame: number;
  readonly frames: number;
}

/** Scrolls up as a finger would, and then through everything to the first message. */
export async function measureScrolling(page: Page, cdp: CDPSession): Promise<Measure[]> {
  await page.waitForFunction(
    () => (document.querySelector("section[aria-label=Messages]")?.scrollTop ?? 0) > 1000,
  );
  const before = await heapMegabytes(cdp);
  await takeSeen(page);
  await scroll(page, { pixelsInFrame: 60, frames: 600 });
  const { frames, longTasks } = await takeSeen(page);
  const mostNodes = await scroll(page, { pixelsInFrame: 4000, frames: 2500 });
  const after = await heapMegabytes(cdp);
  return [
    { name: "scrolling, frame p95", unit: "ms", value: quantile(frames, 0.95), target: 20 },
    { name: "scrolling, longest task", unit: "ms", value: Math.max(0, ...longTasks) },
    { name: "most nodes of messages on the way", unit: "", value: mostNodes, target: 1500 },
    { name: "heap after opening", unit: "MB", value: before },
    { name: "heap after scrolling to the first message", unit: "MB", value: after },
  ];
}

async function scroll(page: Page, journey: Journey): Promise<number> {
  return await page.evaluate(async ({ pixelsInFrame, frames }) => {
    const box = document.querySelector("section[aria-label=Messages]");
    if (box === null) throw new Error("There is no list of messages.");
    let mostNodes = 0;
    for (let frame = 0; frame < frames && box.scrollTop > 0; frame += 1) {
      box.scrollTop -= pixelsInFrame;
      await new Promise(requestAnimationFrame);
      if (frame % 20 === 0) mostNodes = Math.max(mostNodes, box.querySelectorAll("*").length);
    }
    return mostNodes;
  }, journey);
}

async function heapMegabytes(cdp: CDPSession): Promise<number> {
  await cdp.send("HeapProfiler.collectGarbage");
  const { usedSize } = await cdp.send("Runtime.getHeapUsage");
  return usedSize / 2 ** 20;
}
