import {
  ChatWrapper,
  LlamaText,
  SpecialToken,
  type ChatHistoryItem,
  type ChatWrapperGenerateContextStateOptions,
  type ChatWrapperGeneratedContextState,
} from "node-llama-cpp";

/** For models whose file says nothing of how to chat: a plain script with two speakers. */
export class PlainChatWrapper extends ChatWrapper {
  readonly wrapperName = "Plain";

  override generateContextState({
    chatHistory,
  }: ChatWrapperGenerateContextStateOptions): ChatWrapperGeneratedContextState {
    const lines = chatHistory.map((item) => this.spoken(item));
    return {
      contextText: LlamaText(new SpecialToken("BOS"), LlamaText.joinValues("\n\n", lines)),
      stopGenerationTriggers: [LlamaText("\nUser:"), LlamaText("\nAssistant:")],
    };
  }

  private spoken(item: ChatHistoryItem): LlamaText {
    switch (item.type) {
      case "system":
        return LlamaText.fromJSON(item.text);
      case "user":
        return LlamaText(`User: ${item.text}`);
      case "model": {
        const text = this.generateModelResponseText(item.response).toString();
        // No space after the colon of an answer to come: the model's first token brings its own.
        return LlamaText(text === "" ? "Assistant:" : `Assistant: ${text}`);
      }
    }
  }
}
