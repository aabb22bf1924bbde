import type { InferenceTotals } from "#lib/inference";
import type { Runtime } from "#lib/runtime";

/** `GET /status`: what the engine does now and has done since the start, for operators. */
export function status({ inference, startedAt }: Runtime): Response {
  const engine = inference.status();
  const totals = inference.totals();
  return Response.json({
    startedAt: startedAt.toISOString(),
    uptimeSeconds: Math.round((Date.now() - startedAt.getTime()) / 1000),
    model: engine.modelId,
    engine,
    totals,
    means: meansOf(totals),
    memory: { serverBytes: process.memoryUsage.rss(), engineBytes: engine.memoryBytes },
  });
}

/** Milliseconds an answer took on average, and the rate it was written at; null before the first. */
function meansOf({
  ended,
  queueMs,
  readMs,
  firstTokenMs,
  writeMs,
  completionTokens,
}: InferenceTotals) {
  if (ended === 0) return null;
  return {
    queueMs: queueMs / ended,
    readMs: readMs / ended,
    firstTokenMs: firstTokenMs / ended,
    writeMs: writeMs / ended,
    tokensPerSecond: writeMs > 0 ? (completionTokens / writeMs) * 1000 : 0,
  };
}
