"use client";

import type { EngineStatus, InstalledModel } from "#lib/protocol";
import { useModelAction } from "../data/use-models.ts";
import { bytes, count } from "../text/amounts.ts";
import { Button } from "../ui/button.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { engineSentence } from "./engine-sentence.ts";

interface EngineCardProps {
  readonly engine: EngineStatus;
  readonly installed: readonly InstalledModel[];
}

/** What the engine is doing right now, in a sentence and a few figures. */
export function EngineCard({ engine, installed }: EngineCardProps) {
  const action = useModelAction();
  const model = installed.find(({ id }) => id === engine.modelId);
  const facts = factsOf(engine);
  return (
    <section aria-label="Engine" className="rounded-card bg-sunken p-4 sm:p-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="font-serif text-lead">
          {engineSentence(engine, model?.title ?? engine.modelId ?? "a model")}
        </p>
        {engine.state === "ready" && (
          <Button
            onClick={() => action.mutate({ do: "unload" })}
            disabled={action.isPending}
            aria-label={`Unload ${model?.title ?? "the model"}`}
          >
            Unload
          </Button>
        )}
      </div>
      {engine.state === "loading" && (
        <div className="mt-3">
          <ProgressBar value={engine.loadProgress ?? 0} label="Loading the model" />
        </div>
      )}
      {facts.length > 0 && (
        <dl className="mt-3 flex flex-wrap gap-x-6 gap-y-1 text-small">
          {facts.map(([name, value]) => (
            <div key={name} className="flex gap-1.5">
              <dt className="text-quiet">{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

function factsOf(engine: EngineStatus): readonly (readonly [string, string])[] {
  const busy = engine.slots.filter(({ state }) => state !== "idle").length;
  const facts: (readonly [string, string | undefined])[] = [
    ["Memory", engine.memoryBytes === null ? undefined : bytes(engine.memoryBytes)],
    [
      "Context",
      engine.contextSize === null ? undefined : `${count(engine.contextSize)} tokens an answer`,
    ],
    [
      "Answers at once",
      engine.slots.length === 0 ? undefined : `${busy} of ${engine.slots.length}`,
    ],
    ["Waiting", engine.queued === 0 ? undefined : count(engine.queued)],
    ["Threads", engine.threads === null ? undefined : count(engine.threads)],
    ["Runs on", engine.gpu ?? (engine.state === "ready" ? "the processor" : undefined)],
    ["Restarts", engine.restarts === 0 ? undefined : count(engine.restarts)],
  ];
  return facts.filter((fact): fact is readonly [string, string] => fact[1] !== undefined);
}
