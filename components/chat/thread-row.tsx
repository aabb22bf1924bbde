"use client";

import { memo } from "react";
import type { TreeNode } from "#lib/tree";
import { Answer } from "./answer.tsx";
import { useMessage } from "./chat-context.ts";
import { markerWords } from "./context-words.ts";
import { EditForm } from "./edit-form.tsx";
import { useEditing } from "./editing-context.ts";
import { MessageFrame } from "./message-frame.tsx";
import { Question } from "./question.tsx";

interface ThreadRowProps {
  readonly node: TreeNode;
  readonly isLast: boolean;
  readonly isFound: boolean;
  /** How many messages above this one the newest answer was not shown; nothing is said of none. */
  readonly leftOut: number;
}

/** One message of the thread. It listens to its own message only, so that a token repaints one row. */
export const ThreadRow = memo(function ThreadRow({
  node,
  isLast,
  isFound,
  leftOut,
}: ThreadRowProps) {
  const { message, isLive, run, isAwaited } = useMessage(node.id);
  const { editedId, edit } = useEditing();
  const isEdited = editedId === node.id;
  return (
    <>
      {leftOut > 0 && <LeftOutMarker leftOut={leftOut} />}
      <MessageFrame node={node} message={message} isFound={isFound}>
        {message === undefined && <Unread node={node} />}
        {message !== undefined && isEdited && (
          <EditForm message={message} onClose={() => edit(undefined)} />
        )}
        {message?.role === "user" && !isEdited && (
          <Question message={message} isAwaited={isAwaited} />
        )}
        {message?.role === "assistant" && !isEdited && (
          <Answer message={message} isLive={isLive} run={run} isLast={isLast} />
        )}
      </MessageFrame>
    </>
  );
});

function LeftOutMarker({ leftOut }: { leftOut: number }) {
  return (
    <p className="mb-6 flex items-center gap-3 text-tiny text-quiet before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      {markerWords(leftOut)}
    </p>
  );
}

/** Holds the place of a message whose text is on its way. */
function Unread({ node }: { node: TreeNode }) {
  if (node.role === "user") return <div className="h-12 w-2/5 rounded-card bg-bubble" />;
  return (
    <div className="space-y-3 py-2">
      <div className="h-4 w-11/12 rounded-hair bg-line" />
      <div className="h-4 w-4/5 rounded-hair bg-line" />
      <div className="h-4 w-3/5 rounded-hair bg-line" />
    </div>
  );
}
