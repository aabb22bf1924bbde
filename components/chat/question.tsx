"use client";

import { Pencil } from "lucide-react";
import { memo, useState } from "react";
import { CopyButton } from "../ui/copy-button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { EditForm } from "./edit-form.tsx";
import { MessageFrame } from "./message-frame.tsx";
import type { Step } from "./path.ts";
import { Siblings } from "./siblings.tsx";

/** A message of the person, on the right, in a bubble. */
export const Question = memo(function Question({ step }: { step: Step }) {
  const [isEditing, setEditing] = useState(false);
  const { message } = step;
  if (isEditing) {
    return (
      <MessageFrame step={step}>
        <EditForm question={message} onClose={() => setEditing(false)} />
      </MessageFrame>
    );
  }
  return (
    <MessageFrame step={step} className="group/message flex flex-col items-end">
      <div
        dir="auto"
        className="max-w-[85%] rounded-card rounded-br-hair bg-bubble px-4 py-2.5 wrap-anywhere whitespace-pre-wrap"
      >
        {message.text}
      </div>
      <div className="-mb-3 flex items-center opacity-0 transition-opacity group-focus-within/message:opacity-100 group-hover/message:opacity-100 has-data-popup-open:opacity-100 pointer-coarse:opacity-100">
        <CopyButton text={message.text} label="Copy message" />
        <IconButton
          size="small"
          icon={Pencil}
          label="Edit message"
          onClick={() => setEditing(true)}
        />
        <Siblings step={step} />
      </div>
    </MessageFrame>
  );
});
