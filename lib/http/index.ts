/**
 * Requests in, answers out: bodies read within bounds, errors given their status, streams of
 * events kept alive and cut off. It knows no route and no dialect's shapes; it alone knows status
 * codes. Start reading at read-json.ts and sse.ts.
 */
export { accepted, done } from "./answers.ts";
export { conform } from "./conform.ts";
export { keyedId } from "./keyed-id.ts";
export { failed, problem } from "./problem.ts";
export { readFile } from "./read-file.ts";
export { readJson, readJsonValue } from "./read-json.ts";
export { readQuery } from "./read-query.ts";
export { sse, type SseItem } from "./sse.ts";
export { openRateLimit, type RateLimit } from "./rate-limit.ts";
export { statusOfCode } from "./status.ts";
export { wrongMethod } from "./wrong-method.ts";
