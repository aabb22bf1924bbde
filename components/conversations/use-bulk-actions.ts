"use client";

import { usePathname, useRouter } from "next/navigation";
import type { Bulk, ListedConversation } from "#lib/protocol";
import { sentenceOf } from "../data/request.ts";
import { useBulk } from "../data/use-conversations.ts";
import { undoOf } from "../data/with-bulk.ts";
import { toast } from "../ui/toasts.ts";

type Some = readonly ListedConversation[];

export interface BulkActions {
  readonly pin: (some: Some, isPinned: boolean) => void;
  readonly archive: (some: Some, isArchived: boolean) => void;
  /** `name` is the folder's; null takes them out of theirs. */
  readonly move: (some: Some, folder: { id: string; name: string } | null) => void;
  readonly remove: (some: Some) => void;
}

/** What can be done to one conversation or many; each says so and can be undone. */
export function useBulkActions(): BulkActions {
  // Promises rather than callbacks: what asks for the change is often gone before the answer comes.
  const { mutateAsync } = useBulk();
  const router = useRouter();
  const pathname = usePathname();

  async function apply(some: Some, change: Bulk["change"], text: string) {
    if (some.length === 0) return;
    const bulk = { ids: some.map(({ id }) => id), change };
    const wasOpen = change.do === "delete" && some.some(({ id }) => pathname === `/c/${id}`);
    // Said at once, as the list shows it at once; undoing waits its turn behind the doing.
    const done = mutateAsync(bulk);
    async function undo() {
      await done;
      await Promise.all(undoOf(some, bulk).map((step) => mutateAsync(step)));
      if (wasOpen) router.push(pathname);
    }
    const takeBack = toast({ text, undo: () => void undo().catch(sayWhy) });
    await done.catch((error: unknown) => {
      takeBack();
      throw error;
    });
  }
  function begin(some: Some, change: Bulk["change"], text: string) {
    void apply(some, change, text).catch(sayWhy);
  }
  const to = (change: (Bulk["change"] & { do: "change" })["to"]) =>
    ({ do: "change", to: change }) as const;

  return {
    pin: (some, isPinned) =>
      begin(some, to({ isPinned }), `${nameOf(some)} ${isPinned ? "pinned" : "unpinned"}.`),
    archive: (some, isArchived) =>
      begin(
        some,
        to({ isArchived }),
        `${nameOf(some)} ${isArchived ? "archived" : "back in the list"}.`,
      ),
    move: (some, folder) =>
      begin(
        some,
        to({ folderId: folder?.id ?? null }),
        `${nameOf(some)} ${folder === null ? "taken out of the folder" : `moved to “${folder.name}”`}.`,
      ),
    remove: (some) => {
      // The page leaves first: it must not look for what is about to be gone.
      if (some.some(({ id }) => pathname === `/c/${id}`)) router.push("/");
      begin(some, { do: "delete" }, `${nameOf(some)} deleted.`);
    },
  };
}

function sayWhy(error: unknown) {
  toast({ text: sentenceOf(error) });
}

function nameOf(some: Some): string {
  const [first, second] = some;
  return first !== undefined && second === undefined
    ? `“${first.title}”`
    : `${some.length} conversations`;
}
