"use client";

import { Menu } from "@base-ui/react/menu";
import { ChevronDown, Boxes } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import type { InstalledModel, ModelsView } from "#lib/protocol";
import { useModels } from "../data/use-models.ts";
import { useShortcut } from "../shortcuts/use-shortcut.ts";
import { bytes } from "../text/amounts.ts";
import { classNames } from "../ui/class-names.ts";
import { MenuList } from "../ui/menu-list.tsx";
import { StateLight } from "./state-light.tsx";
import { chatModels, modelState } from "./usable-models.ts";

interface ModelPickerProps {
  readonly modelId: string | undefined;
  readonly onChoose: (modelId: string) => void;
}

/** Shows which model answers and how it is, and lets another be chosen. */
export function ModelPicker({ modelId, onChoose }: ModelPickerProps) {
  const { data } = useModels();
  const [isOpen, setOpen] = useState(false);
  const models = chatModels(data);
  useShortcut("choose-model", models.length === 0 ? undefined : () => setOpen(true));
  if (data === undefined || models.length === 0) return null;
  const current = models.find(({ id }) => id === modelId);
  const state = current === undefined ? undefined : modelState(data.engine, current.id);
  return (
    <Menu.Root open={isOpen} onOpenChange={setOpen}>
      <Menu.Trigger className="flex min-h-9 max-w-full min-w-0 items-center gap-2 rounded-control px-2.5 text-small transition-colors hover:bg-sunken data-popup-open:bg-sunken pointer-coarse:min-h-11">
        {state !== undefined && <StateLight state={state} />}
        <span className="sr-only">Model:</span>
        <span className="truncate">{current?.title ?? "Choose a model"}</span>
        <span
          className={classNames(
            "shrink-0 text-tiny text-quiet max-sm:sr-only",
            state === "ready" && "sr-only",
          )}
        >
          {state}
        </span>
        <ChevronDown aria-hidden="true" size={15} className="shrink-0 text-quiet" />
      </Menu.Trigger>
      <MenuList align="end">
        <Menu.RadioGroup value={modelId} onValueChange={onChoose}>
          {models.map((model) => (
            <ModelChoice key={model.id} model={model} view={data} />
          ))}
        </Menu.RadioGroup>
        <Menu.Separator className="my-1.5 h-px bg-line" />
        <Menu.LinkItem
          closeOnClick
          render={<Link href="/models" />}
          className="flex min-h-9 items-center gap-2.5 rounded-control px-2.5 text-small outline-none data-highlighted:bg-sunken pointer-coarse:min-h-11"
        >
          <Boxes aria-hidden="true" size={16} strokeWidth={1.75} />
          All models
        </Menu.LinkItem>
      </MenuList>
    </Menu.Root>
  );
}

function ModelChoice({ model, view }: { model: InstalledModel; view: ModelsView }) {
  const state = modelState(view.engine, model.id);
  return (
    <Menu.RadioItem
      value={model.id}
      closeOnClick
      className="flex min-h-12 max-w-80 cursor-pointer items-center gap-3 rounded-control px-2.5 py-1.5 outline-none data-checked:bg-sunken data-highlighted:bg-sunken"
    >
      <StateLight state={state} />
      <span className="min-w-0">
        <span className="block truncate text-small font-semibold">{model.title}</span>
        <span className="block text-tiny text-quiet">
          {bytes(model.sizeBytes)}, {state}
        </span>
      </span>
    </Menu.RadioItem>
  );
}
