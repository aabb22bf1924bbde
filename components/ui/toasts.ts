import { Toast } from "@base-ui/react/toast";

export interface ToastData {
  readonly undo?: (() => void) | undefined;
}

/** Carries what `toast` is given to the Toaster. */
export const toasts = Toast.createToastManager<ToastData>();

const lastsMs = 10_000;

interface ToastOptions {
  /** One sentence: what was done, or what could not be. */
  readonly text: string;
  /** Offered as a button and by keys for as long as the toast is there. */
  readonly undo?: () => void;
}

/**
 * Says at the edge of the page what was just done, and how to undo it. It waits while it is looked
 * at. Returns the way to take it back, for when it turns out not to be true.
 */
export function toast({ text, undo }: ToastOptions): () => void {
  const id = toasts.add({ description: text, timeout: lastsMs, data: { undo } });
  return () => toasts.close(id);
}
