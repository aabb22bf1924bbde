import { defineConfig } from "vitest/config";

const slowKinds = ["**/*.engine.test.ts", "**/*.db.test.ts", "tests/**/*.test.ts"];

/**
 * `unit` needs nothing but Node and takes seconds; `parts` runs the real Postgres, the real engine
 * and real clients, one file at a time, because inference beside inference on two cores is slow.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["**/*.test.ts", "**/*.test.tsx"],
          exclude: ["node_modules/**", ".next/**", "data/**", ...slowKinds],
          setupFiles: ["tests/support/console-setup.ts"],
          // Alone each takes seconds at most; beside a busy neighbour the default of five is not enough.
          testTimeout: 60_000,
          expect: { poll: { timeout: 20_000 } },
        },
      },
      {
        test: {
          name: "parts",
          include: slowKinds,
          exclude: ["node_modules/**", ".next/**", "data/**"],
          setupFiles: ["tests/support/console-setup.ts"],
          globalSetup: ["tests/support/postgres-setup.ts"],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 60_000 } },
        },
      },
    ],
  },
});
