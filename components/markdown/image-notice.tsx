import { ImageOff } from "lucide-react";
import type { ComponentProps } from "react";
import type { ExtraProps } from "react-markdown";
import { SafeLink } from "./safe-link.tsx";

/** Stands for an image: fetching it would tell its server that this answer is being read. */
export function ImageNotice({ src, alt }: ComponentProps<"img"> & ExtraProps) {
  const address = typeof src === "string" ? src : "";
  return (
    <span className="inline-flex items-baseline gap-1.5 rounded-control border border-line bg-sunken px-2 text-small text-quiet">
      <ImageOff aria-hidden="true" size={14} className="self-center" />
      <span>
        Image not loaded: <SafeLink href={address}>{alt || address || "no address"}</SafeLink>
      </span>
    </span>
  );
}
