"use client";

import { Keyboard, KeyboardOff, RotateCcw } from "lucide-react";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { objectionTo, type Bindings } from "../shortcuts/bindings.ts";
import { combinationOf } from "../shortcuts/combination.ts";
import type { ShortcutAction } from "../shortcuts/shortcuts.ts";
import { announce } from "../ui/announcements.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { Keys } from "../ui/keys.tsx";

interface BindingRowProps {
  readonly action: ShortcutAction;
  readonly does: string;
  readonly initial: string;
  readonly bindings: Bindings;
  readonly isChanged: boolean;
  /** Null switches it off. */
  readonly onBind: (keys: string | null) => void;
}

export function BindingRow(props: BindingRowProps) {
  const { action, does, initial, bindings, isChanged, onBind } = props;
  const [isRecording, setRecording] = useState(false);
  const [objection, setObjection] = useState<string>();
  const keys = bindings.get(action);

  function take(next: string) {
    const reason = objectionTo(bindings, action, next);
    setObjection(reason);
    if (reason !== undefined) {
      announce(reason);
      return;
    }
    setRecording(false);
    onBind(next);
  }
  function leave() {
    setRecording(false);
    setObjection(undefined);
  }
  return (
    <li className="py-1 text-small">
      <div className="flex min-h-9 items-center gap-1">
        <span className="min-w-0 flex-1">{does}</span>
        {isRecording ? (
          <Recorder does={does} onKeys={take} onCancel={leave} />
        ) : (
          <KeysButton does={does} keys={keys} onClick={() => setRecording(true)} />
        )}
        <IconButton
          size="small"
          icon={keys === undefined ? Keyboard : KeyboardOff}
          label={keys === undefined ? `Switch on “${does}”` : `Switch off “${does}”`}
          onClick={() => (keys === undefined ? take(initial) : onBind(null))}
        />
        <IconButton
          size="small"
          icon={RotateCcw}
          label={`Put back “${does}”`}
          disabled={!isChanged}
          onClick={() => take(initial)}
        />
      </div>
      {objection !== undefined && <p className="pb-1 text-tiny text-alarm">{objection}</p>}
    </li>
  );
}

interface KeysButtonProps {
  readonly does: string;
  readonly keys: string | undefined;
  readonly onClick: () => void;
}

function KeysButton({ does, keys, onClick }: KeysButtonProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="flex min-h-9 min-w-24 items-center justify-center rounded-control px-2.5 text-quiet hover:bg-sunken hover:text-ink pointer-coarse:min-h-11"
    >
      <span className="sr-only">Change the keys for “{does}”, now </span>
      {keys === undefined ? "off" : <Keys combination={keys} />}
    </button>
  );
}

interface RecorderProps {
  readonly does: string;
  readonly onKeys: (keys: string) => void;
  readonly onCancel: () => void;
}

/** Waits for keys. Esc, Tab and a click elsewhere leave things as they are. */
function Recorder({ does, onKeys, onCancel }: RecorderProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Tab" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    const keys = combinationOf(event.nativeEvent);
    if (keys === "Esc") onCancel();
    else if (keys !== undefined) onKeys(keys);
  }
  return (
    <button
      ref={button}
      type="button"
      aria-label={`Press the keys for “${does}”. Esc leaves them as they are.`}
      onKeyDown={onKeyDown}
      onBlur={onCancel}
      className="min-h-9 rounded-control border border-ember px-2.5 text-tiny pointer-coarse:min-h-11"
    >
      Press the keys
    </button>
  );
}
