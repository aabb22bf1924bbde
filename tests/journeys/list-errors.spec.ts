import { expect, partsOf, test } from "../support/browser.ts";
import { importConversation } from "../support/import-conversation.ts";

test.use({ allowedErrors: /ERR_FAILED|503/ });

const lines = [{ says: "Are you still here?" }, { says: "Where else." }];

test("a list that cannot be read says so and is read again when asked", async ({
  page,
  hearth,
}) => {
  const { list } = partsOf(page);
  const side = page.getByRole("complementary", { name: "Conversations" });
  await importConversation(hearth.url, "Behind the door", lines);
  await page.route("**/api/conversations", (route) => route.abort());
  await page.goto("/");
  await expect(side.getByText("Hearth does not answer.")).toBeVisible();

  await page.unroute("**/api/conversations");
  await side.getByRole("button", { name: "Try again" }).click();

  await expect(list.getByRole("link", { name: "Behind the door" })).toBeVisible();
});

test("what the server did not take stands as it was, with the reason", async ({ page, hearth }) => {
  const { list } = partsOf(page);
  await importConversation(hearth.url, "Not to be moved", lines);
  await page.goto("/");
  await page.route("**/api/conversations/bulk", (route) =>
    route.fulfill({
      status: 503,
      json: { code: "busy", message: "Hearth is closing. Try again in a moment." },
    }),
  );

  await list.getByRole("button", { name: "More for “Not to be moved”" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();

  await expect(page.getByText("Hearth is closing. Try again in a moment.")).toBeVisible();
  await expect(page.getByText("“Not to be moved” deleted.")).toBeHidden();
  await expect(list.getByRole("link", { name: "Not to be moved" })).toBeVisible();
});
