import type { EngineStatus, InstalledModel, ModelsView } from "#lib/protocol";

/** The installed models one can talk with. */
export function chatModels(view: ModelsView | undefined): readonly InstalledModel[] {
  return view?.installed.filter(({ kind, problem }) => kind === "chat" && problem === null) ?? [];
}

/** What a model is doing, in a few words. */
export function modelState(engine: EngineStatus, modelId: string): string {
  if (engine.state === "faulty") return "engine at fault";
  if (engine.modelId !== modelId) return "not loaded";
  switch (engine.state) {
    case "ready":
      return "ready";
    case "loading":
      return engine.loadProgress === null
        ? "loading"
        : `loading ${Math.round(engine.loadProgress * 100)} %`;
    case "restarting":
      return "restarting";
    case "empty":
      return "not loaded";
  }
}
