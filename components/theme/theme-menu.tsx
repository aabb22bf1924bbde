"use client";

import { Menu } from "@base-ui/react/menu";
import { Moon, Sun, SunMoon } from "lucide-react";
import { useState } from "react";
import { MenuList } from "../ui/menu-list.tsx";
import { Tip } from "../ui/tip.tsx";
import { applyTheme, themes, type Theme } from "./theme.ts";

const looks = {
  system: { icon: SunMoon, name: "As the system" },
  day: { icon: Sun, name: "Day" },
  night: { icon: Moon, name: "Night" },
} satisfies Record<Theme, unknown>;

export function ThemeMenu({ initial }: { initial: Theme }) {
  const [theme, setTheme] = useState(initial);
  const Icon = looks[theme].icon;
  function choose(next: Theme) {
    setTheme(next);
    applyTheme(next);
  }
  return (
    <Menu.Root>
      <Tip text="Light" side="top">
        <Menu.Trigger
          aria-label={`Light: ${looks[theme].name}`}
          className="inline-flex size-9 items-center justify-center rounded-control text-quiet transition-colors hover:bg-line/60 hover:text-ink data-popup-open:bg-line/60 pointer-coarse:size-11"
        >
          <Icon aria-hidden="true" size={19} strokeWidth={1.75} />
        </Menu.Trigger>
      </Tip>
      <MenuList side="top">
        <Menu.RadioGroup value={theme} onValueChange={choose}>
          {themes.map((name) => (
            <ThemeChoice key={name} theme={name} />
          ))}
        </Menu.RadioGroup>
      </MenuList>
    </Menu.Root>
  );
}

function ThemeChoice({ theme }: { theme: Theme }) {
  const { icon: Icon, name } = looks[theme];
  return (
    <Menu.RadioItem
      value={theme}
      closeOnClick
      className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-control px-2.5 text-small outline-none data-checked:font-semibold data-highlighted:bg-sunken pointer-coarse:min-h-11"
    >
      <Icon aria-hidden="true" size={16} strokeWidth={1.75} className="text-quiet" />
      {name}
    </Menu.RadioItem>
  );
}
