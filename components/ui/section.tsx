import type { ReactNode } from "react";

interface SectionProps {
  readonly title: string;
  /** A sentence below the title: what this is for. */
  readonly text?: string;
  /** Where an address with `#id` leads. */
  readonly id?: string;
  readonly children: ReactNode;
}

/** A part of a page that has several. */
export function Section({ title, text, id, children }: SectionProps) {
  return (
    <section aria-label={title} id={id}>
      <h2 className="mb-3 font-serif text-title">{title}</h2>
      {text !== undefined && <p className="-mt-2 mb-4 text-small text-quiet">{text}</p>}
      {children}
    </section>
  );
}
