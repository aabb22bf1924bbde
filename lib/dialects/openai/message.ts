import { z } from "zod";
import { given } from "./given.ts";

const unreadable = z
  .object({ type: z.enum(["image_url", "input_audio", "file"]) })
  .transform((part, context) => {
    const message = `the model reads text only, so a part of type ${part.type} cannot be sent`;
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  });

const part = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), text: z.string() }).transform(({ text }) => text),
  z.object({ type: z.literal("refusal"), refusal: z.string() }).transform((it) => it.refusal),
  unreadable,
]);

/** A text, or parts whose texts are joined by line breaks. */
const content = z
  .preprocess(
    (value) => (typeof value === "string" ? [{ type: "text", text: value }] : value),
    z.array(part, { error: "expected a string or an array of parts" }),
  )
  .transform((texts) => texts.join("\n"));

const functionCall = z.object({ name: z.string(), arguments: given(z.string()) });

const toolCall = z.object({
  id: given(z.string()),
  function: given(functionCall),
  custom: given(z.object({ name: z.string(), input: given(z.string()) })),
});

/** One message of a request. Keys that Hearth has no use for are dropped in silence. */
export const messageSchema = z.discriminatedUnion("role", [
  z.object({ role: z.literal("developer"), content }),
  z.object({ role: z.literal("system"), content }),
  z.object({ role: z.literal("user"), content }),
  z.object({
    role: z.literal("assistant"),
    content: given(content),
    refusal: given(z.string()),
    tool_calls: given(z.array(toolCall)),
    function_call: given(functionCall),
  }),
  z.object({ role: z.literal("tool"), content, tool_call_id: z.string() }),
  z.object({ role: z.literal("function"), content, name: z.string() }),
]);

export type ChatMessage = z.infer<typeof messageSchema>;
