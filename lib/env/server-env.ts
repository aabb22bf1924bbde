import { z } from "zod";

const optionalInt = (minimum: number, maximum: number) =>
  z.coerce.number().int().min(minimum).max(maximum).optional();

const flag = z
  .enum(["on", "off", "true", "false", "1", "0", "yes", "no"])
  .transform((word) => ["on", "true", "1", "yes"].includes(word));

export const serverEnvSchema = z.object({
  HOST: z.string().default("127.0.0.1"),
  PORT: optionalInt(0, 65_535),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATA_DIR: z.string().default("data"),
  MODELS_DIR: z.string().optional(),
  OFFLINE_MODE: flag.default(false),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  REQUESTS_PER_MINUTE: z.coerce.number().int().min(0).default(0),
  HEARTH_MODEL: z.string().optional(),
  HEARTH_THREADS: optionalInt(1, 512),
  HEARTH_SLOTS: optionalInt(1, 64),
  HEARTH_CONTEXT: optionalInt(128, 10_000_000),
  HEARTH_QUEUE: z.coerce.number().int().min(0).max(10_000).default(64),
  HEARTH_IDLE_UNLOAD_MINUTES: z.coerce.number().min(0).default(0),
  HEARTH_GPU: z.enum(["auto", "off"]).default("auto"),
  HEARTH_TITLES: flag.default(true),
  LIBRARY_DIRS: z.string().optional(),
  HEARTH_INDEXER: flag.default(true),
  HEARTH_EMBEDDING_MODEL: z.string().optional(),
  HEARTH_FIRST_MODEL: z.enum(["auto", "off"]).default("auto"),
  HTTP_PROXY: z.url().optional(),
  HTTPS_PROXY: z.url().optional(),
  NO_PROXY: z.string().optional(),
});

export type ServerEnv = z.infer<typeof serverEnvSchema>;

export interface ReadEnv {
  readonly env: ServerEnv;
  /** Sentences about variables that look like ours and are not. */
  readonly warnings: readonly string[];
}

/**
 * Reads the environment once and names every problem at the same time, so that one restart is
 * enough. An empty variable counts as absent: that is what `NAME=` in an .env file means.
 *
 * @throws Error with a line for each unusable variable.
 */
export function readServerEnv(source: NodeJS.ProcessEnv = process.env): ReadEnv {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = serverEnvSchema.safeParse(given);
  if (!result.success) {
    throw new Error(`The environment is not usable:\n${z.prettifyError(result.error)}`);
  }
  return { env: result.data, warnings: unknownNames(given) };
}

function unknownNames(given: Record<string, string | undefined>): string[] {
  return Object.keys(given)
    .filter((name) => name.startsWith("HEARTH_") && !(name in serverEnvSchema.shape))
    .map((name) => `${name} is set, but Hearth knows no variable of that name.`);
}
