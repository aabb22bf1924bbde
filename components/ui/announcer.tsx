"use client";

import { useSyncExternalStore } from "react";
import { latestAnnouncement, subscribeToAnnouncements } from "./announcements.ts";

/** The only live region of the page. */
export function Announcer() {
  const sentence = useSyncExternalStore(
    subscribeToAnnouncements,
    latestAnnouncement,
    latestAnnouncement,
  );
  return (
    <output aria-live="polite" className="sr-only">
      {sentence}
    </output>
  );
}
