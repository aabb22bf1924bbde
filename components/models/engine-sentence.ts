import type { EngineStatus } from "#lib/protocol";

/** The engine's state as a sentence; `title` names the model it is about. */
export function engineSentence(engine: EngineStatus, title: string): string {
  switch (engine.state) {
    case "empty":
      return "No model is loaded. The next message loads one.";
    case "loading":
      return engine.loadProgress === null
        ? `Loading ${title}.`
        : `Loading ${title}: ${Math.round(engine.loadProgress * 100)} %.`;
    case "ready":
      return `${title} is ready.`;
    case "restarting":
    case "faulty":
      return engine.problem ?? "The engine has stopped and is being started again.";
  }
}
