/**
 * `npm run gpu`: fetches the engine's build for NVIDIA cards (CUDA, about 540 MB).
 * `npm run gpu -- vulkan`: the one for other cards (about 70 MB). Start Hearth again afterwards.
 */
import { endProgress, showProgress } from "./say.mjs";
import { ensureInstalled, installExtras } from "./install.mjs";

const builds = {
  cuda: ["cuda", "cuda-ext"],
  vulkan: ["vulkan"],
};

const [kind = "cuda"] = process.argv.slice(2);
const system = process.platform === "win32" ? "win" : process.platform;

try {
  if (!Object.hasOwn(builds, kind)) throw new Error("Say `cuda` or `vulkan`.");
  if (process.platform === "darwin") throw new Error("On a Mac the GPU is used already.");
  if (process.arch !== "x64") throw new Error(`There is no build for GPUs on ${process.arch}.`);
  await ensureInstalled(showProgress);
  const names = builds[kind].map((build) => `@node-llama-cpp/${system}-x64-${build}`);
  await installExtras(names, showProgress);
  endProgress();
  console.log("Done. Start Hearth again, and it will use the GPU.");
} catch (error) {
  endProgress();
  console.error(error.message);
  process.exitCode = 1;
}
