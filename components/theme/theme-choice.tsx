"use client";

import { applyTheme, themeNames, themes, type Theme } from "./theme.ts";
import { useTheme } from "./use-theme.ts";

/** The same choice as the menu's, spread out. */
export function ThemeChoice({ initial }: { initial: Theme }) {
  const theme = useTheme(initial);
  return (
    <fieldset className="flex flex-wrap gap-2">
      <legend className="sr-only">Light</legend>
      {themes.map((name) => (
        <label
          key={name}
          className="flex min-h-10 cursor-pointer items-center gap-2 rounded-control border border-edge/60 bg-raised px-3.5 text-small has-checked:border-ember has-checked:font-semibold has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ember pointer-coarse:min-h-11"
        >
          <input
            type="radio"
            name="theme"
            checked={theme === name}
            onChange={() => applyTheme(name)}
            className="accent-ember"
          />
          {themeNames[name]}
        </label>
      ))}
    </fieldset>
  );
}
