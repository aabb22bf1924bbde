"use client";

import type { ReactNode } from "react";
import type { ModelsView } from "#lib/protocol";
import { sentenceOf } from "../data/request.ts";
import { useModels } from "../data/use-models.ts";
import { PageHeader } from "../shell/page-header.tsx";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { CatalogCard } from "./catalog-card.tsx";
import { EngineCard } from "./engine-card.tsx";
import { InstalledCard } from "./installed-card.tsx";

export function ModelsPage() {
  const { data, error, refetch } = useModels();
  return (
    <>
      <title>Models · Hearth</title>
      <PageHeader title="Models" />
      {data !== undefined && <Everything view={data} />}
      {data === undefined && error !== null && (
        <Notice title="The models could not be listed" text={sentenceOf(error)}>
          <Button look="primary" onClick={() => void refetch()}>
            Try again
          </Button>
        </Notice>
      )}
      {data === undefined && error === null && <Skeleton />}
    </>
  );
}

function Everything({ view }: { view: ModelsView }) {
  const offered = view.catalog.filter(({ installed }) => !installed);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto max-w-thread space-y-10 px-4 pt-4 pb-16 sm:px-6">
        <EngineCard engine={view.engine} installed={view.installed} />
        <Section title="On this machine">
          {view.installed.length === 0 && (
            <p className="text-small text-quiet">
              No model yet. Fetch one below, or put a GGUF file into the models folder; it shows up
              here by itself.
            </p>
          )}
          <ul className="space-y-3">
            {view.installed.map((model) => (
              <li key={model.id}>
                <InstalledCard model={model} view={view} />
              </li>
            ))}
          </ul>
        </Section>
        {offered.length > 0 && (
          <Section title="More models">
            <ul className="space-y-3">
              {offered.map((model) => (
                <li key={model.id}>
                  <CatalogCard
                    model={model}
                    view={view}
                    isRecommended={model.id === view.recommended?.modelId}
                    reason={
                      model.id === view.recommended?.modelId ? view.recommended.why : undefined
                    }
                  />
                </li>
              ))}
            </ul>
          </Section>
        )}
      </div>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2 className="mb-3 font-serif text-title">{title}</h2>
      {children}
    </section>
  );
}

function Skeleton() {
  return (
    <div
      className="mx-auto w-full max-w-thread flex-1 space-y-4 px-4 pt-4 sm:px-6"
      aria-busy="true"
    >
      <span className="sr-only">Looking through the models.</span>
      {["engine", "first", "second"].map((place) => (
        <div key={place} className="h-28 rounded-card bg-sunken" />
      ))}
    </div>
  );
}
