"use client";

import { PageHeader } from "../shell/page-header.tsx";
import { ThemeChoice } from "../theme/theme-choice.tsx";
import type { Theme } from "../theme/theme.ts";
import { Section } from "../ui/section.tsx";
import { JobsSection } from "./jobs-section.tsx";
import { KeyboardSection } from "./keyboard-section.tsx";

export function SettingsPage({ theme }: { theme: Theme }) {
  return (
    <>
      <title>Settings · Hearth</title>
      <PageHeader title="Settings" />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto max-w-thread space-y-12 px-4 pt-4 pb-16 sm:px-6">
          <Section title="Light" text="Kept in this browser.">
            <ThemeChoice initial={theme} />
          </Section>
          <KeyboardSection />
          <Section title="Titles">
            <p className="text-small">
              A new chat is named after its first words. When its first answer is there and nobody
              needs the model, the model writes a better title. A title that you gave yourself is
              never replaced. With <code>HEARTH_TITLES=off</code> in the environment, Hearth leaves
              titles alone.
            </p>
          </Section>
          <JobsSection />
          <Section title="API">
            <p className="text-small">Everything this page does, a program can do too.</p>
            {/* oxlint-disable-next-line next/no-html-link-for-pages -- The API paints this page, not Next. */}
            <a
              href="/api/docs"
              className="inline-flex min-h-9 items-center text-small text-water underline underline-offset-4 pointer-coarse:min-h-11"
            >
              Read how
            </a>
          </Section>
        </div>
      </div>
    </>
  );
}
