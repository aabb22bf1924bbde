"use client";

import { sentenceOf } from "../data/request.ts";
import { useSaveShortcuts, useShortcutSettings } from "../data/use-shortcut-settings.ts";
import { bindingsFrom, withBinding } from "../shortcuts/bindings.ts";
import { scopeNames, shortcutList, type ShortcutAction } from "../shortcuts/shortcuts.ts";
import { Button } from "../ui/button.tsx";
import { Section } from "../ui/section.tsx";
import { BindingRow } from "./binding-row.tsx";
import { SendChoice } from "./send-choice.tsx";

/** Every key of the page, to be changed, switched off and put back. */
export function KeyboardSection() {
  const { data } = useShortcutSettings();
  const save = useSaveShortcuts();
  const stored = data?.bindings ?? {};
  const bindings = bindingsFrom(stored);
  const bind = (action: ShortcutAction, keys: string | null) =>
    save.mutate(withBinding(stored, action, keys));
  const groups = Map.groupBy(shortcutList, ({ scope }) => scope);
  return (
    <Section
      title="Keyboard"
      id="keyboard"
      text="Kept by Hearth, so that it holds in every browser you use."
    >
      <SendChoice bindings={bindings} onChoose={(keys) => bind("send", keys)} />
      {save.isError && <p className="mt-3 text-small text-alarm">{sentenceOf(save.error)}</p>}
      {[...groups].map(([scope, entries]) => (
        <section key={scope} aria-label={scopeNames[scope]}>
          <h3 className="mt-6 mb-1 text-tiny font-semibold text-quiet">{scopeNames[scope]}</h3>
          <ul className="divide-y divide-line">
            {entries.map(({ action, does, keys }) => (
              <BindingRow
                key={action}
                action={action}
                does={does}
                initial={keys}
                bindings={bindings}
                isChanged={Object.hasOwn(stored, action)}
                onBind={(next) => bind(action, next)}
              />
            ))}
          </ul>
        </section>
      ))}
      <div className="mt-5">
        <Button disabled={Object.keys(stored).length === 0} onClick={() => save.mutate({})}>
          Put all keys back
        </Button>
      </div>
    </Section>
  );
}
