export { checkFile, type HeaderCheck } from "./check-file.ts";
export type { GgufFacts } from "./facts-schema.ts";
