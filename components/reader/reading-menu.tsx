"use client";

import { Popover } from "@base-ui/react/popover";
import { AArrowDown, AArrowUp, Type } from "lucide-react";
import { IconButton } from "../ui/icon-button.tsx";
import { Tip } from "../ui/tip.tsx";
import {
  flows,
  papers,
  resized,
  sizes,
  types,
  useReadingSettings,
  widths,
  type ReadingSettings,
} from "./reading-settings.ts";

const names = {
  paper: { page: "As the page", day: "Day", sepia: "Sepia", night: "Night" },
  width: { narrow: "Narrow", medium: "Medium", wide: "Wide" },
  flow: { scroll: "Scroll", pages: "Turn pages" },
  type: { serif: "Serif", sans: "Sans" },
} as const;

/** How the book looks: kept for all books of this browser. */
export function ReadingMenu() {
  return (
    <Popover.Root>
      <Tip text="Letters and light">
        <Popover.Trigger
          aria-label="Letters and light"
          className="inline-flex size-9 shrink-0 items-center justify-center rounded-control text-quiet hover:bg-sunken hover:text-ink data-popup-open:bg-sunken pointer-coarse:size-11"
        >
          <Type aria-hidden="true" size={19} strokeWidth={1.75} />
        </Popover.Trigger>
      </Tip>
      <Popover.Portal>
        <Popover.Positioner align="end" sideOffset={6} className="z-50">
          <Popover.Popup
            aria-label="Letters and light"
            className="max-h-(--available-height) w-72 max-w-[94vw] animate-appear space-y-4 overflow-y-auto rounded-card border border-line bg-raised p-4 text-ink shadow-float"
          >
            <Choices />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Choices() {
  const [settings, keep] = useReadingSettings();
  const { size } = settings;
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- There is nothing in it to fill in. */}
      <div role="group" aria-label="Size of letters" className="flex items-center justify-between">
        <IconButton
          icon={AArrowDown}
          label="Smaller letters"
          action="smaller-letters"
          disabled={size <= sizes.smallest}
          onClick={() => keep(resized(settings, -sizes.step))}
        />
        <output className="text-small">{size}&nbsp;%</output>
        <IconButton
          icon={AArrowUp}
          label="Bigger letters"
          action="bigger-letters"
          disabled={size >= sizes.largest}
          onClick={() => keep(resized(settings, sizes.step))}
        />
      </div>
      <Choice name="paper" label="Light" values={papers} />
      <Choice name="type" label="Letters" values={types} />
      <Choice name="width" label="Width of lines" values={widths} />
      <Choice name="flow" label="Reading" values={flows} />
    </>
  );
}

interface ChoiceProps<Name extends keyof typeof names> {
  readonly name: Name;
  readonly label: string;
  readonly values: readonly ReadingSettings[Name][];
}

function Choice<Name extends keyof typeof names>({ name, label, values }: ChoiceProps<Name>) {
  const [settings, keep] = useReadingSettings();
  const shown: Readonly<Record<string, string>> = names[name];
  return (
    <fieldset>
      <legend className="mb-1 text-tiny text-quiet">{label}</legend>
      <div className="flex flex-wrap gap-1.5">
        {values.map((value) => (
          <label
            key={value}
            className="flex min-h-9 cursor-pointer items-center rounded-control border border-edge/60 px-2.5 text-small has-checked:border-ember has-checked:font-semibold has-checked:text-ember has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ember pointer-coarse:min-h-11"
          >
            <input
              type="radio"
              name={name}
              checked={settings[name] === value}
              onChange={() => keep({ ...settings, [name]: value })}
              className="sr-only"
            />
            {shown[value]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
