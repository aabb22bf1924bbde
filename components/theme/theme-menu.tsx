"use client";

import { Menu } from "@base-ui/react/menu";
import { Moon, Sun, SunMoon } from "lucide-react";
import { MenuList } from "../ui/menu-list.tsx";
import { Tip } from "../ui/tip.tsx";
import { applyTheme, themeNames, themes, type Theme } from "./theme.ts";
import { useTheme } from "./use-theme.ts";

const icons = { system: SunMoon, day: Sun, night: Moon } satisfies Record<Theme, unknown>;

export function ThemeMenu({ initial }: { initial: Theme }) {
  const theme = useTheme(initial);
  const Icon = icons[theme];
  return (
    <Menu.Root>
      <Tip text="Light" side="top">
        <Menu.Trigger
          aria-label={`Light: ${themeNames[theme]}`}
          className="inline-flex size-9 items-center justify-center rounded-control text-quiet transition-colors hover:bg-line/60 hover:text-ink data-popup-open:bg-line/60 pointer-coarse:size-11"
        >
          <Icon aria-hidden="true" size={19} strokeWidth={1.75} />
        </Menu.Trigger>
      </Tip>
      <MenuList side="top">
        <Menu.RadioGroup value={theme} onValueChange={applyTheme}>
          {themes.map((name) => (
            <ThemeChoice key={name} theme={name} />
          ))}
        </Menu.RadioGroup>
      </MenuList>
    </Menu.Root>
  );
}

function ThemeChoice({ theme }: { theme: Theme }) {
  const Icon = icons[theme];
  return (
    <Menu.RadioItem
      value={theme}
      closeOnClick
      className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-control px-2.5 text-small outline-none data-checked:font-semibold data-highlighted:bg-sunken pointer-coarse:min-h-11"
    >
      <Icon aria-hidden="true" size={16} strokeWidth={1.75} className="text-quiet" />
      {themeNames[theme]}
    </Menu.RadioItem>
  );
}
