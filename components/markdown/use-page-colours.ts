"use client";

import { useSyncExternalStore } from "react";
import { onThemeChange } from "../theme/theme.ts";

export type Colours = Readonly<Record<string, string>>;

/** Mermaid's names for the colours of a diagram, and ours. */
const ours: Readonly<Record<string, string>> = {
  background: "ground",
  mainBkg: "raised",
  primaryColor: "bubble",
  primaryTextColor: "ink",
  primaryBorderColor: "edge",
  secondaryColor: "raised",
  tertiaryColor: "sunken",
  lineColor: "quiet",
  textColor: "ink",
  titleColor: "ink",
  nodeBorder: "edge",
  clusterBkg: "sunken",
  clusterBorder: "line",
  edgeLabelBackground: "ground",
  noteBkgColor: "sunken",
  noteTextColor: "ink",
  noteBorderColor: "line",
};

let known: Colours = {};

/** The colours that the page has now, as Mermaid calls them; undefined before there is a page. */
export function usePageColours(): Colours | undefined {
  return useSyncExternalStore(subscribe, readColours, () => undefined);
}

function subscribe(listener: () => void) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  system.addEventListener("change", listener);
  const forgetTheme = onThemeChange(listener);
  return () => {
    system.removeEventListener("change", listener);
    forgetTheme();
  };
}

function readColours(): Colours {
  const style = getComputedStyle(document.documentElement);
  const now = Object.fromEntries(
    Object.entries(ours).map(([name, own]) => [name, style.getPropertyValue(`--${own}`).trim()]),
  );
  if (Object.keys(ours).some((name) => now[name] !== known[name])) known = now;
  return known;
}
