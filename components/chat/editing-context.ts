"use client";

import { createContext, use } from "react";

interface Editing {
  /** The message that is being edited. */
  readonly editedId: string | undefined;
  readonly edit: (id: string | undefined) => void;
}

export const EditingContext = createContext<Editing>({
  editedId: undefined,
  edit: () => undefined,
});

export function useEditing(): Editing {
  return use(EditingContext);
}
