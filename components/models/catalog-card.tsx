"use client";

import { Download } from "lucide-react";
import type { CatalogModel, ModelsView } from "#lib/protocol";
import { sentenceOf } from "../data/request.ts";
import { useModelAction } from "../data/use-models.ts";
import { bytes, count, parameters } from "../text/amounts.ts";
import { Button } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { DownloadProgress } from "./download-progress.tsx";
import { isResumable, isRunning } from "./download-words.ts";

interface CatalogCardProps {
  readonly model: CatalogModel;
  readonly view: ModelsView;
  /** Why it is recommended; the catalog's advice is shown otherwise. */
  readonly reason?: string | undefined;
  readonly isRecommended?: boolean;
}

/** A model that could be fetched: what it is, whether it suits this machine, and its download in place. */
export function CatalogCard({ model, view, reason, isRecommended = false }: CatalogCardProps) {
  const action = useModelAction();
  const download = view.downloads.find(({ modelId }) => modelId === model.id);
  const verb = isResumable(download) ? "Resume" : "Download";
  const isBusy = download !== undefined && isRunning(download);
  return (
    <article
      aria-label={model.title}
      className={classNames(
        "rounded-card border bg-raised p-4 sm:p-5",
        isRecommended ? "border-ember/60" : "border-line",
      )}
    >
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 basis-64">
          {isRecommended && (
            <p className="text-tiny font-semibold text-ember">Recommended for this machine</p>
          )}
          <h3 className={isRecommended ? "font-serif text-title" : "font-semibold"}>
            {model.title}
          </h3>
          <p className="mt-0.5 text-small">{model.summary}</p>
          <p className={classNames("mt-1.5 text-small", model.fits ? "text-quiet" : "text-alarm")}>
            {reason ?? model.advice}
          </p>
          <Facts model={model} />
        </div>
        {!isBusy && (
          <Button
            look={isRecommended ? "primary" : "plain"}
            aria-label={`${verb} ${model.title}, ${bytes(model.sizeBytes)}`}
            disabled={action.isPending}
            onClick={() => action.mutate({ do: "download", modelId: model.id })}
          >
            <Download aria-hidden="true" size={16} />
            {verb}
          </Button>
        )}
      </div>
      {action.isError && <p className="mt-3 text-small text-alarm">{sentenceOf(action.error)}</p>}
      {download !== undefined && <DownloadProgress download={download} title={model.title} />}
    </article>
  );
}

function Facts({ model }: { model: CatalogModel }) {
  const facts = [
    ["Download", bytes(model.sizeBytes)],
    ["Memory", bytes(model.memoryBytes)],
    ["Size", parameters(model.parameters)],
    ["Context", count(model.trainedContext)],
    ["Licence", model.licence],
  ] as const;
  return (
    <dl className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-tiny">
      {facts.map(([name, value]) => (
        <div key={name} className="flex gap-1.5">
          <dt className="text-quiet">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
