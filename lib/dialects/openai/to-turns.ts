import type { Turn } from "#lib/inference";
import type { ChatMessage } from "./message.ts";

type AssistantMessage = Extract<ChatMessage, { role: "assistant" }>;

/**
 * Messages as the model is shown them. Calls and results of tools in the history are told in
 * plain words; a result finds its call's name by id among the messages before it.
 */
export function toTurns(messages: readonly ChatMessage[]): Turn[] {
  const names = new Map<string, string>();
  return messages.map((message) => {
    switch (message.role) {
      case "developer":
      case "system":
        return { role: "system", text: message.content };
      case "user":
        return { role: "user", text: message.content };
      case "assistant":
        for (const { id, name } of callsOf(message)) if (id !== undefined) names.set(id, name);
        return { role: "assistant", text: assistantText(message) };
      case "tool":
        return resultTurn(names.get(message.tool_call_id) ?? "a tool", message.content);
      case "function":
        return resultTurn(message.name, message.content);
      default:
        return message satisfies never;
    }
  });
}

interface Call {
  readonly id?: string | undefined;
  readonly name: string;
  readonly input: string;
}

function assistantText(message: AssistantMessage): string {
  const said = message.content ?? message.refusal ?? "";
  const calls = callsOf(message).map(({ name, input }) => `[I called ${name} with ${input}]`);
  return [said, ...calls].filter((line) => line !== "").join("\n");
}

function callsOf({ tool_calls = [], function_call }: AssistantMessage): Call[] {
  const calls = tool_calls.flatMap(({ id, function: named, custom }): Call[] => {
    if (named !== undefined) return [{ id, name: named.name, input: named.arguments ?? "{}" }];
    return custom === undefined ? [] : [{ id, name: custom.name, input: custom.input ?? "" }];
  });
  if (function_call === undefined) return calls;
  return [...calls, { name: function_call.name, input: function_call.arguments ?? "{}" }];
}

function resultTurn(name: string, text: string): Turn {
  return { role: "user", text: `[Result of ${name}]\n${text}` };
}
