/**
 * The only folder that reads the environment. It knows what each variable may hold and nothing of
 * what is done with it: the result is passed down as arguments. Start reading at server-env.ts.
 */
export { childEnv } from "./child-env.ts";
export { readServerEnv, type ServerEnv } from "./server-env.ts";
