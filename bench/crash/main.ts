import { parseArgs } from "node:util";
import { runRounds } from "../../tests/crash/rounds.ts";

/** Kills Hearth and its Postgres at random moments, checks after each that nothing was lost, and says what it saw. */

const { values } = parseArgs({
  options: { kills: { type: "string", default: "200" }, seed: { type: "string", default: "1" } },
});
const startedAt = performance.now();
const report = await runRounds({
  kills: Number(values.kills),
  seed: Number(values.seed),
  onRound: (line) => console.log(line),
});
const seconds = Math.round((performance.now() - startedAt) / 1000);
console.log(JSON.stringify({ seed: Number(values.seed), seconds, ...report }, null, 2));
