import type { ReactNode } from "react";
import { Logo } from "../brand/logo.tsx";

interface NoticeProps {
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}

/** A quiet page that says one thing: what is, why, and what to do now. */
export function Notice({ title, text, children }: NoticeProps) {
  return (
    <div className="grid flex-1 place-items-center overflow-y-auto p-6">
      <div className="max-w-md text-center">
        <Logo className="mx-auto size-14 text-quiet" isLit={false} />
        <h2 className="mt-5 font-serif text-title">{title}</h2>
        <p className="mt-2 mb-6 text-balance text-quiet">{text}</p>
        {children}
      </div>
    </div>
  );
}
