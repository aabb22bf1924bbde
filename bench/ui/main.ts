import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { chromium, type Browser } from "@playwright/test";
import { OwnApi } from "../../tests/support/own-api.ts";
import { startHearth } from "../../tests/support/start-hearth.ts";
import { findChromium } from "../../tools/chromium.mjs";
import { bigConversation } from "./big-conversation.ts";
import { measureSwitching } from "./branches.ts";
import type { Measure } from "./measure.ts";
import { measureOpening } from "./open.ts";
import { installProbe } from "./probe.ts";
import { markdownTable, summarise } from "./report.ts";
import { measureScrolling } from "./scroll.ts";
import { measureSearch } from "./search.ts";
import { speech } from "./speech.ts";
import { measureStreaming } from "./stream.ts";
import { countWork } from "./work.ts";

/** Measures the page with a conversation of ten thousand messages in a browser whose processor is slowed down. */

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    messages: { type: "string", default: "10000" },
    branches: { type: "string", default: "500" },
    throttle: { type: "string", default: "4" },
    width: { type: "string", default: "384" },
    seed: { type: "string", default: "1" },
  },
});
const size = {
  messages: Number(values.messages),
  branches: Number(values.branches),
  seed: Number(values.seed),
};

await using running = new AsyncDisposableStack();
const model = { text: speech, endless: true, width: Number(values.width), context: 8192 };
const hearth = await startHearth({ bench: model });
running.defer(() => hearth.stop());
// Whoever breaks the bench off must not leave a Hearth behind that answers for ever.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void running.disposeAsync());
const { tree, rareWord, ...ends } = bigConversation(size);
const imported = await new OwnApi(hearth.url).ask("POST", "/api/conversations/import", tree);
if (imported.status !== 200) throw new Error(`Not imported: ${JSON.stringify(imported.body)}`);
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: ["--no-sandbox", "--disable-background-networking"],
});
running.defer(() => browser.close());

const rounds: (readonly Measure[])[] = [];
for (let round = 1; round <= Number(values.rounds); round += 1) {
  rounds.push(await measureRound(browser));
  console.log(`round ${round} of ${values.rounds} is done`);
}
const rows = summarise(rounds);
const facts = {
  date: new Date().toISOString().slice(0, 10),
  machine: `${cpus().length} cores of ${cpus()[0]?.model.trim()}, slowed down ${values.throttle} times`,
  browser: browser.version(),
  ...size,
};
console.log(`\n${JSON.stringify(facts)}\n\n${markdownTable(rows)}`);
const results = resolve(import.meta.dirname, "../results");
await mkdir(results, { recursive: true });
await writeFile(join(results, "ui.json"), JSON.stringify({ facts, rows }, null, 2));

async function measureRound(open: Browser): Promise<Measure[]> {
  const context = await open.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await installProbe(page);
  const cdp = await context.newCDPSession(page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: Number(values.throttle) });
  await countWork(cdp);
  const { id } = tree.conversation;
  const measures: Measure[] = [];
  const take = async (work: Promise<readonly Measure[]>) => {
    const taken = await work;
    for (const { name, unit, value } of taken)
      console.log(`  ${name}: ${value.toFixed(0)} ${unit}`);
    measures.push(...taken);
  };
  await take(measureOpening(page, cdp, { url: hearth.url, id }));
  await take(measureScrolling(page, cdp));
  await take(measureSwitching(page, ends));
  await take(measureSearch(page, rareWord));
  await page.goto(hearth.url);
  await take(measureStreaming(page, cdp, { name: "streaming in a new chat", characters: 20_000 }));
  await page.goto(`${hearth.url}/c/${id}`);
  await take(
    measureStreaming(page, cdp, { name: "streaming in the long chat", characters: 8_000 }),
  );
  await context.close();
  return measures;
}
