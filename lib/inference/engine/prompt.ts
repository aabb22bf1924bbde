import {
  LlamaText,
  SpecialToken,
  SpecialTokensText,
  resolveChatWrapper,
  type ChatHistoryItem,
  type ChatWrapper,
  type LlamaModel,
  type Token,
  type Tokenizer,
} from "node-llama-cpp";
import { AppError } from "#lib/errors";
import type { Turn } from "../contract.ts";
import { PlainChatWrapper } from "./plain-chat-wrapper.ts";
import type { ThinkingMarks } from "./thinking.ts";

/** A conversation as the model will read it, and what its answer has to be watched for. */
export interface Prompt {
  readonly tokens: readonly Token[];
  /** Texts that end the answer, beside those of the request. */
  readonly stops: readonly string[];
  /** Tokens that end the answer, beside the model's own end tokens. */
  readonly stopTokens: ReadonlySet<Token>;
  /** Control tokens that must show as text, because `thinking` looks for them. */
  readonly visible: ReadonlySet<Token>;
  readonly thinking: ThinkingMarks | undefined;
  /** True when an assistant turn is being continued, whose next letter may well be a space. */
  readonly isContinuation: boolean;
}

/** The model's own way to chat when its file names one, else a plain script. */
export function chatWrapperOf(model: LlamaModel): ChatWrapper {
  if (model.fileInfo.metadata.tokenizer?.chat_template === undefined) return new PlainChatWrapper();
  return resolveChatWrapper(model, { warningLogs: false });
}

export interface PromptMeans {
  readonly model: LlamaModel;
  readonly wrapper: ChatWrapper;
  /** The model's own, or one that gives the same. */
  readonly tokenizer: Tokenizer;
}

/**
 * Renders and tokenises a conversation. What people wrote is tokenised as text only: a message
 * that spells `<|im_end|>` ends nothing.
 */
export function promptOf(
  { model, wrapper, tokenizer }: PromptMeans,
  turns: readonly Turn[],
): Prompt {
  const isContinuation = turns.at(-1)?.role === "assistant" && turns.at(-1)?.text !== "";
  const history = turns.map(historyItem);
  // The wrappers render a turn to be continued; an empty one is how an answer is asked for.
  if (turns.at(-1)?.role !== "assistant") history.push({ type: "model", response: [] });

  const state = rendered(wrapper, history);
  const thought = isContinuation ? undefined : thoughtOf(wrapper);
  const opening = thought?.opening ?? "";
  const text = opening === "" ? state.contextText : LlamaText(state.contextText, opening);
  const ends = endsOf(model, state.stopGenerationTriggers);
  return {
    tokens: withBeginning(model, text.tokenize(tokenizer)),
    stops: ends.texts,
    stopTokens: ends.tokens,
    visible: new Set(thought === undefined ? [] : controlTokens(model, thought.marks)),
    thinking: thought?.marks,
    isContinuation,
  };
}

function rendered(wrapper: ChatWrapper, chatHistory: ChatHistoryItem[]) {
  try {
    return wrapper.generateContextState({ chatHistory });
  } catch (cause) {
    const message =
      "The model's chat template refuses this conversation. Try it without system messages, or with another model.";
    throw new AppError("bad-input", message, { cause, facts: { field: "turns" } });
  }
}

function historyItem({ role, text }: Turn): ChatHistoryItem {
  switch (role) {
    case "system":
      return { type: "system", text };
    case "user":
      return { type: "user", text };
    case "assistant":
      return { type: "model", response: [text] };
  }
}

function withBeginning(model: LlamaModel, tokens: Token[]): Token[] {
  const { bos, shouldPrependBosToken } = model.tokens;
  if (bos === null || !shouldPrependBosToken || tokens[0] === bos) return tokens;
  return [bos, ...tokens];
}

function endsOf(model: LlamaModel, triggers: readonly LlamaText[]) {
  const texts = new Set<string>();
  const tokens = new Set<Token>();
  for (const trigger of triggers) {
    const [first] = trigger.tokenize(model.tokenizer);
    // A named token that the model lacks would turn into its name: answers may well say "EOT".
    const text = trigger.values.some((value) => value instanceof SpecialToken)
      ? ""
      : trigger.toString();
    // A trigger that begins with a control token is complete with it; one of white space would end every paragraph.
    if (first !== undefined && model.isSpecialToken(first)) tokens.add(first);
    else if (text.trim() !== "") texts.add(text);
  }
  return { texts: [...texts], tokens };
}

function thoughtOf(
  wrapper: ChatWrapper,
): { readonly marks: ThinkingMarks; readonly opening: LlamaText | string } | undefined {
  const settings = wrapper.settings.segments?.thought;
  if (settings?.suffix === undefined) return undefined;
  const close = settings.suffix.toString().trim();
  const { prefix } = settings;
  if (typeof prefix === "object" && "type" in prefix) {
    return { marks: { open: "", close, isOpen: true }, opening: "" };
  }
  const isOpen = settings.openOnResponseStart === true;
  const marks = { open: prefix.toString().trim(), close, isOpen };
  return { marks, opening: isOpen ? prefix : "" };
}

function controlTokens(model: LlamaModel, { open, close }: ThinkingMarks): Token[] {
  return [open, close]
    .flatMap((mark) => new SpecialTokensText(mark).tokenize(model.tokenizer, true))
    .filter((token) => model.isSpecialToken(token) && !model.isEogToken(token));
}
