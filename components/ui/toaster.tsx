"use client";

import { Toast } from "@base-ui/react/toast";
import { X } from "lucide-react";
import { useShortcut } from "../shortcuts/use-shortcut.ts";
import { Tip } from "./tip.tsx";
import { toasts, type ToastData } from "./toasts.ts";

/** Shows toasts, the latest lowest. F6 brings the focus here; a screen reader hears them when it is idle. */
export function Toaster() {
  return (
    <Toast.Provider toastManager={toasts} limit={4}>
      <Toast.Portal>
        <Toast.Viewport className="fixed inset-x-3 bottom-[calc(env(safe-area-inset-bottom)+6.5rem)] z-50 flex flex-col-reverse gap-2 sm:left-auto sm:w-92">
          <Stack />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function Stack() {
  const { toasts: shown, close } = Toast.useToastManager<ToastData>();
  const latest = shown.find(
    ({ data, transitionStatus }) => data?.undo !== undefined && transitionStatus !== "ending",
  );
  function undo({ id, data }: Toast.Root.ToastObject<ToastData>) {
    data?.undo?.();
    close(id);
  }
  useShortcut("undo", latest && (() => undo(latest)));
  return shown.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      // Not the dialog it would be: nothing is covered and nothing must be answered.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="group"
      aria-modal={undefined}
      className="animate-rise rounded-control bg-ink text-ground shadow-float data-limited:hidden"
    >
      <Toast.Content className="flex min-h-11 items-center gap-2 py-1 pr-1 pl-4 text-small">
        <Toast.Description className="min-w-0 flex-1 py-1 wrap-anywhere" />
        {toast.data?.undo !== undefined && (
          <Tip text="Undo" action="undo" side="top">
            <button
              type="button"
              onClick={() => undo(toast)}
              className="min-h-9 shrink-0 rounded-control px-2.5 font-semibold underline underline-offset-4 pointer-coarse:min-h-11"
            >
              Undo
            </button>
          </Tip>
        )}
        <Toast.Close
          aria-label="Dismiss"
          aria-hidden={undefined}
          className="inline-flex size-9 shrink-0 items-center justify-center rounded-control opacity-80 hover:opacity-100 pointer-coarse:size-11"
        >
          <X aria-hidden="true" size={17} />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
