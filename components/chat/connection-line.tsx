"use client";

import { useConnection } from "../data/live.tsx";

/** Says that the connection is lost, for as long as it is. An answer being written says it itself. */
export function ConnectionLine() {
  const isLost = useConnection() === "lost";
  return (
    <output className="mx-auto block max-w-thread px-6 text-small text-quiet">
      {isLost && "The connection to Hearth is lost. Trying again."}
    </output>
  );
}
