/**
 * Puts the house together: the one place where machines and use cases are opened, and closed in the
 * order that loses nothing. It knows no HTTP and listens on nothing. Start reading at open-runtime.ts.
 */
export type { Runtime } from "./contract.ts";
export { defaultModelId } from "./default-model-id.ts";
export { openRuntime } from "./open-runtime.ts";
export { shutDown } from "./shut-down.ts";
