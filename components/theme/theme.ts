export const themeCookie = "hearth-theme";

export const themes = ["system", "day", "night"] as const;

export type Theme = (typeof themes)[number];

export const themeNames = {
  system: "As the system",
  day: "Day",
  night: "Night",
} satisfies Record<Theme, string>;

const listeners = new Set<() => void>();

/** Anything a cookie may hold becomes a theme; what is unknown follows the system. */
export function toTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? "system";
}

/** Paints the page in a theme and remembers it for the next request, so that no page ever flashes in the wrong one. */
export function applyTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=31536000; samesite=strict`;
  for (const listener of listeners) listener();
}

export function currentTheme(): Theme {
  return toTheme(document.documentElement.dataset["theme"]);
}

export function onThemeChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
