"use client";

import type { ModelsView } from "#lib/protocol";
import { Logo } from "../brand/logo.tsx";
import { CatalogCard } from "../models/catalog-card.tsx";

/** The first thing a new household sees: which model suits this machine, and one button to get it. */
export function FirstRun({ view }: { view: ModelsView }) {
  const models = view.catalog.filter(({ kind }) => kind === "chat");
  const recommended = models.find(({ id }) => id === view.recommended?.modelId);
  const others = models.filter((model) => model !== recommended);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto max-w-thread px-4 pt-8 pb-12 sm:px-6">
        <Logo className="mx-auto size-20" />
        <h2 className="mt-5 text-center font-serif text-display">Welcome to Hearth.</h2>
        <p className="mx-auto mt-2 max-w-md text-center text-balance text-quiet">
          One thing is missing: a model. It is fetched once, kept on this machine, and from then on
          needs no internet.
        </p>
        {recommended !== undefined && (
          <section aria-label="Recommended model" className="mt-8">
            <CatalogCard
              model={recommended}
              view={view}
              reason={view.recommended?.why}
              isRecommended
            />
          </section>
        )}
        <h2 className="mt-10 mb-3 font-serif text-lead">
          {recommended === undefined ? "Models to choose from" : "Or another one"}
        </h2>
        <ul className="space-y-3">
          {others.map((model) => (
            <li key={model.id}>
              <CatalogCard model={model} view={view} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
