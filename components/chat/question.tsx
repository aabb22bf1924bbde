"use client";

import { Pencil } from "lucide-react";
import { memo } from "react";
import type { Message } from "#lib/protocol";
import { classNames } from "../ui/class-names.ts";
import { Button } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { AttachedFiles } from "./attached-files.tsx";
import { useChat, useView } from "./chat-context.ts";
import { useEditing } from "./editing-context.ts";
import { MessageMenu } from "./message-menu.tsx";
import { QuestionScope } from "./question-scope.tsx";
import { Siblings } from "./siblings.tsx";

interface QuestionProps {
  readonly message: Message;
  readonly isAwaited: boolean;
}

/** A message of the person, on the right, in a bubble. */
export const Question = memo(function Question({ message, isAwaited }: QuestionProps) {
  const { edit } = useEditing();
  return (
    <>
      {message.library?.mode === "explicit" && <QuestionScope scope={message.library} />}
      {message.attachments.length > 0 && <AttachedFiles files={message.attachments} />}
      <div
        dir="auto"
        className={classNames(
          "max-w-[85%] rounded-card rounded-br-hair bg-bubble px-4 py-2.5 wrap-anywhere whitespace-pre-wrap",
          isAwaited && "text-quiet",
        )}
      >
        {message.text}
      </div>
      {!isAwaited && (
        <div className="-mb-3 flex items-center opacity-0 transition-opacity group-focus-within/message:opacity-100 group-hover/message:opacity-100 has-data-popup-open:opacity-100 pointer-coarse:opacity-100">
          <CopyButton text={message.text} label="Copy message" />
          <IconButton
            size="small"
            icon={Pencil}
            label="Edit message"
            onClick={() => edit(message.id)}
          />
          <MessageMenu message={message} isLive={false} />
          <Siblings message={message} />
        </div>
      )}
      {!isAwaited && <Unanswered question={message} />}
    </>
  );
});

/** A question that was saved and not sent, or whose answers were deleted, can still be answered. */
function Unanswered({ question }: { question: Message }) {
  const { actions } = useChat();
  const isAnswered = useView(({ state }) => state?.children.has(question.id) ?? false);
  if (isAnswered) return null;
  return (
    <Button className="mt-4" onClick={() => actions.regenerate(question)}>
      Answer this
    </Button>
  );
}
