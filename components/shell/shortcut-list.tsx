"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { scopeNames, shortcutList } from "../shortcuts/shortcuts.ts";
import { useBindings } from "../shortcuts/use-bindings.ts";
import { Button } from "../ui/button.tsx";
import { Keys } from "../ui/keys.tsx";
import { Modal } from "../ui/modal.tsx";
import { useShell } from "./shell-state.tsx";

/** All keys as they are bound now. What is switched off is not listed. */
export function ShortcutList() {
  const { overlay, show } = useShell();
  const close = () => show(undefined);
  return (
    <Modal isOpen={overlay === "shortcuts"} onClose={close} title="Keyboard">
      <Groups />
      <div className="mt-5 flex items-center justify-between gap-4">
        <Link
          href="/settings#keyboard"
          onClick={close}
          className="inline-flex min-h-9 items-center text-small text-water underline underline-offset-4 pointer-coarse:min-h-11"
        >
          Change them
        </Link>
        <Button onClick={close}>Close</Button>
      </div>
    </Modal>
  );
}

function Groups() {
  const bindings = useBindings();
  const bound = shortcutList.flatMap(({ action, does, scope }) => {
    const keys = bindings.get(action);
    return keys === undefined ? [] : [{ does, scope, keys }];
  });
  const groups = Map.groupBy(bound, ({ scope }) => scope);
  return (
    <section
      // A region that scrolls must be within reach of the keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label="All keys"
      className="-mx-3 max-h-[60dvh] space-y-4 overflow-y-auto rounded-control px-3"
    >
      {[...groups].map(([scope, entries]) => (
        <section key={scope} aria-label={scopeNames[scope]}>
          <h3 className="mb-1 text-tiny font-semibold text-quiet">{scopeNames[scope]}</h3>
          <dl className="divide-y divide-line text-small">
            {entries.map(({ does, keys }) => (
              <Row key={does} does={does}>
                <Keys combination={keys} />
              </Row>
            ))}
            {scope === "message box" && (
              <Row does="Start a new line">
                <Keys combination={bindings.get("send") === "Enter" ? "Shift+Enter" : "Enter"} />
              </Row>
            )}
          </dl>
        </section>
      ))}
    </section>
  );
}

function Row({ does, children }: { does: string; children: ReactNode }) {
  return (
    <div className="flex items-center justify-between gap-4 py-2">
      <dt>{does}</dt>
      <dd className="text-quiet">{children}</dd>
    </div>
  );
}
