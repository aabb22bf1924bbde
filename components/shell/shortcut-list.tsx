"use client";

import { Button } from "../ui/button.tsx";
import { Keys } from "../ui/keys.tsx";
import { Modal } from "../ui/modal.tsx";
import { useShell } from "./shell-state.tsx";
import { shortcuts } from "./shortcuts.ts";

export function ShortcutList() {
  const { areShortcutsOpen, showShortcuts } = useShell();
  return (
    <Modal isOpen={areShortcutsOpen} onClose={() => showShortcuts(false)} title="Keyboard">
      <dl className="divide-y divide-line text-small">
        {shortcuts.map(({ keys, does }) => (
          <div key={does} className="flex items-center justify-between gap-4 py-2">
            <dt>{does}</dt>
            <dd className="text-quiet">
              <Keys combination={keys} />
            </dd>
          </div>
        ))}
      </dl>
      <div className="mt-5 flex justify-end">
        <Button onClick={() => showShortcuts(false)}>Close</Button>
      </div>
    </Modal>
  );
}
