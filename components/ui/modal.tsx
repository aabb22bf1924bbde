"use client";

import { Dialog } from "@base-ui/react/dialog";
import type { ReactNode } from "react";

interface ModalProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly children: ReactNode;
}

/** A dialog over the page: focus is held inside, Esc and a click beside it close it, focus returns. */
export function Modal({ isOpen, onClose, title, description, children }: ModalProps) {
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 animate-appear bg-shade/45" />
        <Dialog.Viewport className="fixed inset-0 z-40 grid place-items-center overflow-y-auto p-4">
          <Dialog.Popup className="w-full max-w-md animate-rise rounded-card border border-line bg-raised p-6 shadow-float">
            <Dialog.Title className="font-serif text-lead">{title}</Dialog.Title>
            {description !== undefined && (
              <Dialog.Description className="mt-2 text-small text-quiet">
                {description}
              </Dialog.Description>
            )}
            <div className="mt-5">{children}</div>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
