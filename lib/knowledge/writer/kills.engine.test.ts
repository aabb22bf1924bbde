import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { dice } from "../../../tests/support/dice.ts";
import { openKnowledgeWriter } from "./index.ts";

const kills = 12;
const table = "model-1";
const books = ["a", "b", "c"].map((name) => `0b7e2f4c-1111-4000-8000-00000000000${name}`);

/** Writes three books over and over, a little otherwise each time, and says so before each step. */
const endlessWriter = `
  import { openKnowledgeWriter } from ${JSON.stringify(new URL("./index.ts", import.meta.url).href)};
  const [dir, round, ...books] = process.argv.slice(2);
  const writer = await openKnowledgeWriter({ dir });
  for (let turn = Number(round); ; turn++) {
    for (const documentId of books) {
      const ids = Array.from({ length: 120 }, (_, at) => documentId.slice(-1) + "-" + (at + turn % 7));
      process.send("words");
      await writer.putPassages(documentId, ids.map((id, at) => ({
        id, documentId, section: 0, start: at, end: at + 1, text: "word " + id, headings: [], language: "en",
      })));
      for (let from = 0; from < ids.length; from += 40) {
        process.send("vectors");
        await writer.putVectors("${table}", ids.slice(from, from + 40).map((id) => ({
          id, documentId, vector: Float32Array.from([1, 0]),
        })));
      }
    }
    process.send("optimise");
    await writer.optimise();
    process.send("remove");
    await writer.remove([books[turn % books.length]]);
  }`;

test(`after ${kills} kills at random moments the books can be written and nothing is twice or missing`, async () => {
  const dir = await mkdtemp(join(tmpdir(), "hearth-kills-"));
  const script = join(dir, "endless-writer.mjs");
  await writeFile(script, endlessWriter);
  const roll = dice(20_261_121);
  for (let round = 0; round < kills; round++) {
    await killAtStep({ script, dir: join(dir, "index"), round, step: 1 + roll(18) });
  }

  await using writer = await openKnowledgeWriter({ dir: join(dir, "index") });
  for (const documentId of books) {
    const ids = Array.from({ length: 120 }, (_, at) => `${documentId.slice(-1)}-${at}`);
    const place = { documentId, section: 1, start: 0, end: 1, headings: [], language: null };
    await writer.putPassages(
      documentId,
      ids.map((id) => ({ ...place, id, text: "word" })),
    );
    await writer.putVectors(
      table,
      ids.map((id) => ({ id, documentId, vector: Float32Array.from([0, 1]) })),
    );

    expect(await writer.ids(documentId, table)).toEqual({
      passages: ids.toSorted(),
      vectors: ids.toSorted(),
    });
  }
  await rm(dir, { recursive: true });
});

/** Starts the writer and kills it in the middle of a step. */
async function killAtStep(options: {
  readonly script: string;
  readonly dir: string;
  readonly round: number;
  readonly step: number;
}): Promise<void> {
  const child = fork(options.script, [options.dir, String(options.round), ...books], {
    execArgv: [],
  });
  let steps = 0;
  child.on("message", () => {
    steps += 1;
    if (steps === options.step) child.kill("SIGKILL");
  });
  const [, signal] = await once(child, "exit");
  expect(signal).toBe("SIGKILL");
}
