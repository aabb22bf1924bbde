import type { ComponentProps } from "react";
import type { ExtraProps } from "react-markdown";

/** A link of an answer. It opens beside the chat and tells the other side nothing about it; dangerous addresses were already emptied. */
export function SafeLink({ href, children }: ComponentProps<"a"> & ExtraProps) {
  if (href === undefined || href === "") return <span>{children}</span>;
  if (href.startsWith("#")) return <a href={href}>{children}</a>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow" title={href}>
      {children}
    </a>
  );
}
