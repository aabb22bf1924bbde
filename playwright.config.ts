import { defineConfig } from "@playwright/test";

/**
 * The journeys: a real browser before a real Hearth with tiny models. One at a time, because
 * browser, database and engine share the machine, and no second chances, because a test that
 * sometimes fails is a test that fails.
 */
export default defineConfig({
  testDir: "tests/journeys",
  testMatch: "**/*.spec.ts",
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  reporter: "list",
  use: {
    viewport: { width: 1280, height: 800 },
    screenshot: "only-on-failure",
    launchOptions: {
      ...(process.env["CHROMIUM_PATH"] !== undefined && {
        executablePath: process.env["CHROMIUM_PATH"],
      }),
      args: [
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
});
