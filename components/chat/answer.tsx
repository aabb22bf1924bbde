"use client";

import { RefreshCw } from "lucide-react";
import { memo } from "react";
import type { Message, Run } from "#lib/protocol";
import { useModels } from "../data/use-models.ts";
import { Markdown } from "../markdown/markdown.tsx";
import { classNames } from "../ui/class-names.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { AnswerState } from "./answer-state.tsx";
import { useChat } from "./chat-context.ts";
import { copiedAnswer } from "./cited-copy.ts";
import { Failure } from "./failure.tsx";
import { FromLibrary } from "./from-library.tsx";
import { Figures } from "./figures.tsx";
import { focusMessage } from "./message-frame.tsx";
import { MessageMenu } from "./message-menu.tsx";
import { Reasoning } from "./reasoning.tsx";
import { Siblings } from "./siblings.tsx";
import { Stopped } from "./stopped.tsx";

interface AnswerProps {
  readonly message: Message;
  readonly isLive: boolean;
  readonly run: Run | undefined;
  readonly isLast: boolean;
}

/** A message of the model, as wide as the thread, live while it is written. */
export const Answer = memo(function Answer({ message, isLive, run, isLast }: AnswerProps) {
  const hasReasoning = message.reasoning !== null && message.reasoning !== "";
  const isThinking = isLive && run?.state.state === "thinking";
  return (
    <>
      {hasReasoning && (
        <Reasoning
          text={message.reasoning ?? ""}
          isThinking={isThinking}
          durationMs={message.figures?.thinkMs}
        />
      )}
      {message.text !== "" && (
        <Markdown text={message.text} isOpen={isLive} sources={answeringSources(message)} />
      )}
      {message.status === "failed" && <Failure message={message} />}
      {isLive && !(isThinking && hasReasoning) && (
        <AnswerState modelId={message.modelId} state={run?.state} />
      )}
      {!isLive && <FromLibrary answer={message} />}
      {!isLive && <Foot message={message} isLast={isLast} />}
      {isLive && <LiveFoot message={message} />}
    </>
  );
});

/** What an answer may cite: where nothing answered, the model was shown nothing. */
const answeringSources = ({ sources }: Message) => (sources?.isAnswered === true ? sources : null);

const tools =
  "flex items-center opacity-0 transition-opacity group-focus-within/message:opacity-100 group-hover/message:opacity-100 has-data-popup-open:opacity-100 pointer-coarse:opacity-100";

function Foot({ message, isLast }: { message: Message; isLast: boolean }) {
  const { actions } = useChat();
  const { data } = useModels();
  const model = data?.installed.find(({ id }) => id === message.modelId);
  function again() {
    // This button will be gone in a moment; its message keeps the focus instead.
    focusMessage(message.id);
    actions.regenerate(message);
  }
  return (
    <div className="mt-1 -ml-1.5 flex flex-wrap items-start gap-x-2">
      {message.status === "stopped" && <Stopped answer={message} />}
      <Siblings message={message} />
      {message.figures !== null && (
        <Figures
          figures={message.figures}
          leftOut={message.context?.leftOut ?? 0}
          modelTitle={model?.title ?? message.modelId ?? "unknown"}
        />
      )}
      <div className={classNames(tools, isLast && "opacity-100")}>
        {message.text !== "" && (
          <CopyButton text={() => copiedAnswer(message)} label="Copy answer" />
        )}
        <IconButton size="small" icon={RefreshCw} label="Write another answer" onClick={again} />
        <MessageMenu message={message} isLive={false} />
      </div>
    </div>
  );
}

/** Versions can be compared, and the whole answer be thrown away, while it is still being written. */
function LiveFoot({ message }: { message: Message }) {
  return (
    <div className="mt-1 -ml-1.5 flex items-center gap-x-2">
      <Siblings message={message} />
      <div className={tools}>
        <MessageMenu message={message} isLive />
      </div>
    </div>
  );
}
