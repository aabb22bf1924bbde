"use client";

import { Trash2 } from "lucide-react";
import { useState } from "react";
import type { InstalledModel, ModelsView } from "#lib/protocol";
import { sentenceOf } from "../data/request.ts";
import { useModelAction } from "../data/use-models.ts";
import { bytes, count, parameters } from "../text/amounts.ts";
import { Button } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { StateLight } from "./state-light.tsx";
import { modelState } from "./usable-models.ts";

interface InstalledCardProps {
  readonly model: InstalledModel;
  readonly view: ModelsView;
}

/** A model that is on the disk, with what can be done to it. */
export function InstalledCard({ model, view }: InstalledCardProps) {
  const action = useModelAction();
  const state = modelState(view.engine, model.id);
  const isChat = model.kind === "chat" && model.problem === null;
  return (
    <article
      aria-label={model.title}
      className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-card border border-line bg-raised p-4"
    >
      <div className="min-w-0 flex-1 basis-56">
        <h3 className="flex items-center gap-2.5 font-semibold">
          {isChat && <StateLight state={state} />}
          <span className="truncate">{model.title}</span>
        </h3>
        <ul className="mt-0.5 flex flex-wrap gap-x-4 text-small text-quiet">
          {factsOf(model, isChat ? state : undefined).map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
        {model.problem !== null && <p className="mt-1 text-small text-alarm">{model.problem}</p>}
        {action.isError && <p className="mt-1 text-small text-alarm">{sentenceOf(action.error)}</p>}
      </div>
      {isChat && <UseButtons model={model} view={view} action={action} />}
      {!model.shipped && (
        <DeleteButton
          model={model}
          onDelete={() => action.mutate({ do: "remove", modelId: model.id })}
        />
      )}
    </article>
  );
}

interface DeleteButtonProps {
  readonly model: InstalledModel;
  readonly onDelete: () => void;
}

function DeleteButton({ model, onDelete }: DeleteButtonProps) {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <IconButton
        icon={Trash2}
        label={`Delete ${model.title}`}
        side="top"
        onClick={() => setAsking(true)}
      />
      <Confirm
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={`Delete ${model.title}?`}
        description={`The file ${model.fileName} (${bytes(model.sizeBytes)}) will be removed from this machine. Conversations stay; the model can be fetched again.`}
        verb="Delete"
        onConfirm={onDelete}
      />
    </>
  );
}

interface UseButtonsProps extends InstalledCardProps {
  readonly action: ReturnType<typeof useModelAction>;
}

function UseButtons({ model, view, action }: UseButtonsProps) {
  const isLoaded = view.engine.modelId === model.id && view.engine.state !== "empty";
  const isDefault = view.defaultModelId === model.id;
  return (
    <div className="flex items-center gap-2">
      {isDefault ? (
        <span className="px-2 text-small text-quiet">Answers by default</span>
      ) : (
        <Button
          look="quiet"
          aria-label={`Make default: ${model.title}`}
          disabled={action.isPending}
          onClick={() => action.mutate({ do: "prefer", modelId: model.id })}
        >
          Make default
        </Button>
      )}
      {!isLoaded && (
        <Button
          aria-label={`Load ${model.title}`}
          disabled={action.isPending}
          onClick={() => action.mutate({ do: "load", modelId: model.id })}
        >
          Load
        </Button>
      )}
    </div>
  );
}

function factsOf(model: InstalledModel, state: string | undefined): readonly string[] {
  return [
    model.kind === "embedding" ? "reads for search, does not chat" : state,
    bytes(model.sizeBytes),
    model.parameters === null ? undefined : `${parameters(model.parameters)} parameters`,
    model.quantisation ?? undefined,
    model.trainedContext === null ? undefined : `context ${count(model.trainedContext)}`,
    model.licence ?? undefined,
    model.shipped ? "came with Hearth" : undefined,
  ].filter((part) => part !== undefined);
}
