import { shortcutList, type ShortcutAction } from "./shortcuts.ts";

type Handler = () => void;

const handlers = new Map<ShortcutAction, readonly Handler[]>();

/** Says who does an action while it can be done. The latest to say so does it. Returns the way to stop. */
export function handle(action: ShortcutAction, handler: Handler): () => void {
  handlers.set(action, [...(handlers.get(action) ?? []), handler]);
  return () => {
    const others = handlers.get(action)?.filter((other) => other !== handler) ?? [];
    handlers.set(action, others);
  };
}

/** Undefined while nobody can do it. */
export function handlerOf(action: ShortcutAction): Handler | undefined {
  return handlers.get(action)?.at(-1);
}

/** What can be done now, in the order of the list. */
export function possibleActions(): readonly (typeof shortcutList)[number][] {
  return shortcutList.filter(({ action }) => handlerOf(action) !== undefined);
}
