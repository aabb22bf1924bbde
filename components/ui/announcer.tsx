"use client";

import { useSyncExternalStore } from "react";
import { latestAnnouncement, subscribeToAnnouncements } from "./announcements.ts";

/** Where `announce` is heard, wherever one is on the page. What has a place of its own is said there. */
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
