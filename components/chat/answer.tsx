"use client";

import { RefreshCw } from "lucide-react";
import { memo } from "react";
import type { Message } from "#lib/protocol";
import { useModels } from "../data/use-models.ts";
import { Markdown } from "../markdown/markdown.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { useLiveAnswer } from "./answer-feeds.tsx";
import { AnswerState } from "./answer-state.tsx";
import { useChat } from "./chat-context.ts";
import { Failure } from "./failure.tsx";
import { Figures } from "./figures.tsx";
import { MessageFrame } from "./message-frame.tsx";
import type { Step } from "./path.ts";
import { Reasoning } from "./reasoning.tsx";
import { Siblings } from "./siblings.tsx";

/** A message of the model, as wide as the thread, live while it is written. */
export const Answer = memo(function Answer({ step }: { step: Step }) {
  const live = useLiveAnswer(step.message);
  const message = live?.message ?? step.message;
  const isLive = live !== undefined;
  const hasReasoning = message.reasoning !== null && message.reasoning !== "";
  const isThinking = live?.phase?.phase === "thinking";
  return (
    <MessageFrame step={step} className="group/message min-w-0">
      {hasReasoning && (
        <Reasoning
          text={message.reasoning ?? ""}
          isThinking={isThinking}
          durationMs={message.figures?.thinkMs}
        />
      )}
      {message.text !== "" && <Markdown text={message.text} isOpen={isLive} />}
      {message.status === "failed" && <Failure message={message} />}
      {isLive && !(isThinking && hasReasoning) && <AnswerState live={live} />}
      {!isLive && <Foot step={step} message={message} />}
    </MessageFrame>
  );
});

function Foot({ step, message }: { step: Step; message: Message }) {
  const { regenerate } = useChat();
  const { data } = useModels();
  const model = data?.installed.find(({ id }) => id === message.modelId);
  return (
    <div className="mt-1 -ml-1.5 flex flex-wrap items-start gap-x-2">
      {message.status === "stopped" && (
        <span className="flex min-h-8 items-center pl-1.5 text-small text-quiet pointer-coarse:min-h-11">
          {message.text === "" ? "Stopped before the first word." : "Stopped here."}
        </span>
      )}
      <Siblings step={step} />
      {message.figures !== null && (
        <Figures
          figures={message.figures}
          modelTitle={model?.title ?? message.modelId ?? "unknown"}
        />
      )}
      <div className="flex items-center opacity-0 transition-opacity group-focus-within/message:opacity-100 group-hover/message:opacity-100 group-last/row:opacity-100 pointer-coarse:opacity-100">
        {message.text !== "" && <CopyButton text={message.text} label="Copy answer" />}
        <IconButton
          size="small"
          icon={RefreshCw}
          label="Write another answer"
          onClick={() => regenerate(step.message)}
        />
      </div>
    </div>
  );
}
