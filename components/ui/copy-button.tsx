"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { announce } from "./announcements.ts";
import { IconButton } from "./icon-button.tsx";

const thanksMs = 1600;

interface CopyButtonProps {
  /** A function where making the text takes more than a moment. */
  readonly text: string | (() => string);
  readonly label: string;
}

/** Copies a text and says so; when the browser refuses, it says that instead. */
export function CopyButton({ text, label }: CopyButtonProps) {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setCopied(false), thanksMs);
    return () => clearTimeout(timer);
  }, [isCopied]);
  async function copy() {
    try {
      await navigator.clipboard.writeText(typeof text === "string" ? text : text());
      setCopied(true);
      announce("Copied.");
    } catch {
      announce("The browser does not allow copying here. Select the text and copy it by hand.");
    }
  }
  return (
    <IconButton
      size="small"
      icon={isCopied ? Check : Copy}
      label={isCopied ? "Copied" : label}
      onClick={() => void copy()}
    />
  );
}
