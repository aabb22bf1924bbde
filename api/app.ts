import { Hono } from "hono";
import { AppError } from "#lib/errors";
import { openRateLimit } from "#lib/http";
import type { Runtime } from "#lib/runtime";
import { meantPath } from "./base-url.ts";
import { chapters } from "./documentation/documentation.ts";
import type { Door } from "./door.ts";
import { limitRate, safeAnswers } from "./guard.ts";
import { health } from "./health.ts";
import { ModelsFeed } from "./models-feed.ts";
import { mount } from "./mount.ts";
import { refuse, refuseUnknown } from "./refusals.ts";
import { requestLog } from "./request-log.ts";
import { status } from "./status.ts";
import { openAiRoutes } from "./v1/routes.ts";

/**
 * Every route that a program can call, over one runtime. It stores nothing of its own. Host and
 * Origin are checked by the server in front; here each body must be JSON, which no form on a
 * foreign page can send.
 */
export function createApi(runtime: Runtime): Hono<Door> {
  const { env, log } = runtime;
  const app = new Hono<Door>({ getPath: meantPath });

  app.onError((error, context) => {
    const note = context.get("note");
    note.failure = AppError.is(error) ? error.code : "unexpected";
    const isOurFault = !AppError.is(error) || error.code === "model-failed";
    if (isOurFault)
      log.error({ err: error, requestId: context.get("requestId") }, "request failed");
    return refuse(error, meantPath(context.req.raw));
  });
  app.notFound((context) => refuseUnknown(app, context));

  app.use(requestLog(log), safeAnswers(), limitRate(openRateLimit(env.REQUESTS_PER_MINUTE)));
  app.get("/health", health);
  app.get("/status", () => status(runtime));
  app.route("/v1", openAiRoutes(runtime));
  const house = { ...runtime, feed: new ModelsFeed(runtime) };
  for (const { routes } of chapters) mount(app, routes, house);
  return app;
}
