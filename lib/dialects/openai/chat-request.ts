import { z } from "zod";
import { given } from "./given.ts";
import { messageSchema } from "./message.ts";

/** Choices of one request; each takes a place in the queue. */
const maxChoices = 8;
const maxBiases = 1024;
const maxStopLength = 500;

const notYet = (what: string) => ({
  error: `it asks to ${what}, which Hearth cannot do yet; leave it out`,
});

const stopText = z.string().min(1).max(maxStopLength);
const stop = z
  .preprocess(
    (value) => (typeof value === "string" ? [value] : value),
    z.array(stopText, { error: "expected a string or an array of strings" }).max(4, {
      error: "expected at most 4 strings",
    }),
  )
  .transform((texts) => (texts.length === 0 ? undefined : texts));

const biases = z
  .record(z.string().regex(/^\d{1,7}$/), z.number().min(-100).max(100))
  .refine((entries) => Object.keys(entries).length <= maxBiases, {
    error: `at most ${maxBiases} tokens can be biased`,
  });

const penalty = given(z.number().min(-2).max(2));
const repeatPenalty = given(z.number().min(0.01).max(10));
const maxTokens = given(z.int().min(1));
const listed = given(z.array(z.looseObject({})));

/** What is read before all else, since an unknown model outranks every other fault. */
export const chatTargetSchema = z.object({ model: z.string().min(1).max(300) });

/**
 * The body of `POST /v1/chat/completions`: `null` is absence, unknown keys are dropped at every
 * level, numbers are held to OpenAI's ranges. What would change the answer and is not built yet is
 * refused by name, since silence would be wrong.
 */
export const chatRequestSchema = z
  .object({
    ...chatTargetSchema.shape,
    messages: z.array(messageSchema).min(1),
    temperature: given(z.number().min(0).max(2)),
    top_p: given(z.number().min(0).max(1)),
    top_k: given(z.int().min(-1).max(1_000_000)),
    min_p: given(z.number().min(0).max(1)),
    max_completion_tokens: maxTokens,
    max_tokens: maxTokens,
    n: given(z.int().min(1).max(maxChoices)),
    stop: given(stop),
    seed: given(z.int()),
    frequency_penalty: penalty,
    presence_penalty: penalty,
    repeat_penalty: repeatPenalty,
    repetition_penalty: repeatPenalty,
    logit_bias: given(biases),
    logprobs: given(z.literal(false, notYet("give log probabilities"))),
    top_logprobs: given(z.int().min(0).max(20)),
    stream: given(z.boolean()),
    stream_options: given(z.object({ include_usage: given(z.boolean()) })),
    tools: listed,
    tool_choice: given(z.enum(["none", "auto"], notYet("force a tool call"))),
    functions: listed,
    function_call: given(z.enum(["none", "auto"], notYet("force a function call"))),
    response_format: given(
      z.object({ type: z.literal("text", notYet("hold an answer to a format")) }),
    ),
  })
  .refine((request) => request.top_logprobs === undefined, {
    path: ["top_logprobs"],
    error: "it needs logprobs, which Hearth cannot give yet; leave it out",
  });

export type ChatRequest = z.infer<typeof chatRequestSchema>;
