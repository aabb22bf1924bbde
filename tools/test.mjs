/** `npm test`: installs if the lockfile changed, then runs every check and test on Node 24. */
import { handOver } from "./hand-over.mjs";
import { ensureInstalled } from "./install.mjs";
import { endProgress, showProgress } from "./say.mjs";

try {
  await ensureInstalled(showProgress);
  endProgress();
  process.exitCode = await handOver(["tools/test/main.mjs"]);
} catch (error) {
  endProgress();
  console.error(error.message);
  console.log("\n0 passed, 1 failed");
  process.exitCode = 1;
}
