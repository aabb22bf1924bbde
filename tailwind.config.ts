import type { Config } from "tailwindcss";
import plugin from "tailwindcss/plugin";

/** Paper by daylight. Every text colour keeps 4.5:1 on each ground it is used on, every edge 3:1; a test measures it. */
export const day = {
  ground: "#FBF7F0",
  raised: "#FFFDF9",
  sunken: "#F4EDE1",
  bubble: "#F1E6D6",
  line: "#E8DFD2",
  edge: "#8F8170",
  ink: "#241F1A",
  quiet: "#6E6358",
  ember: "#B4471F",
  "on-ember": "#FFFDF9",
  moss: "#4C6B3C",
  water: "#1F5F74",
  alarm: "#A3212B",
  plum: "#6B4A7A",
  straw: "#7D5A0C",
  shade: "#241F1A",
};

/** Soot and firelight. */
export const night: typeof day = {
  ground: "#16130F",
  raised: "#1F1B16",
  sunken: "#110E0B",
  bubble: "#2B241C",
  line: "#342D25",
  edge: "#7A6E60",
  ink: "#EFE7DA",
  quiet: "#A89B8B",
  ember: "#F08A4B",
  "on-ember": "#16130F",
  moss: "#9CBF86",
  water: "#7CC0D6",
  alarm: "#F2807F",
  plum: "#C9A5D6",
  straw: "#E0BE6A",
  shade: "#050403",
};

/** Old paper, for books. */
export const sepia: typeof day = {
  ground: "#F3E7CF",
  raised: "#F8EFDC",
  sunken: "#EBDDC0",
  bubble: "#E8D9B9",
  line: "#DCC9A3",
  edge: "#857350",
  ink: "#3A2C1A",
  quiet: "#63522F",
  ember: "#9A3A14",
  "on-ember": "#FFFDF9",
  moss: "#41592F",
  water: "#1B5266",
  alarm: "#8C1A24",
  plum: "#5B3D69",
  straw: "#664806",
  shade: "#3A2C1A",
};

const asVariables = (palette: typeof day) =>
  Object.fromEntries(Object.entries(palette).map(([name, value]) => [`--${name}`, value]));

const asColours = Object.fromEntries(Object.keys(day).map((name) => [name, `var(--${name})`]));

/** The person's own choice is an attribute the server writes from a cookie; without one the system decides. */
const themes = plugin((tailwind) => {
  tailwind.addBase({
    ":root": { ...asVariables(day), "color-scheme": "light" },
    "@media (prefers-color-scheme: dark)": {
      ":root:not([data-theme='day'])": { ...asVariables(night), "color-scheme": "dark" },
    },
    ":root[data-theme='night']": { ...asVariables(night), "color-scheme": "dark" },
    // A book may be read in another light than the page is in.
    "[data-paper='day']": { ...asVariables(day), "color-scheme": "light" },
    "[data-paper='sepia']": { ...asVariables(sepia), "color-scheme": "light" },
    "[data-paper='night']": { ...asVariables(night), "color-scheme": "dark" },
  });
});

const systemSans = ["ui-sans-serif", "system-ui", "sans-serif"];

export default {
  content: ["./app/**/*.tsx", "./components/**/*.tsx"],
  theme: {
    colors: { ...asColours, transparent: "transparent", current: "currentColor" },
    fontFamily: {
      sans: ["'Source Sans 3 Variable'", ...systemSans],
      serif: ["'Literata Variable'", "ui-serif", "Georgia", "serif"],
      mono: ["'Source Code Pro Variable'", "ui-monospace", "monospace"],
    },
    fontSize: {
      tiny: ["0.8125rem", { lineHeight: "1.125rem" }],
      small: ["0.9375rem", { lineHeight: "1.375rem" }],
      text: ["1.0625rem", { lineHeight: "1.6" }],
      lead: ["1.1875rem", { lineHeight: "1.75rem" }],
      title: ["1.5rem", { lineHeight: "2rem" }],
      display: ["2.125rem", { lineHeight: "2.625rem" }],
    },
    borderRadius: { none: "0", hair: "4px", control: "10px", card: "18px", full: "9999px" },
    boxShadow: {
      float: "0 1px 2px rgb(36 31 26 / 0.06), 0 12px 32px -8px rgb(36 31 26 / 0.22)",
      none: "none",
    },
    extend: {
      maxWidth: { thread: "45rem", measure: "72ch" },
      transitionDuration: { DEFAULT: "120ms" },
      keyframes: {
        glow: { "0%, 100%": { opacity: "0.45" }, "50%": { opacity: "1" } },
        appear: { from: { opacity: "0" } },
        rise: { from: { opacity: "0", transform: "translateY(4px)" } },
        slide: { from: { transform: "translateX(-100%)" } },
      },
      animation: {
        glow: "glow 2.4s ease-in-out infinite",
        appear: "appear 120ms ease-out",
        rise: "rise 140ms ease-out",
        slide: "slide 150ms ease-out",
      },
    },
  },
  plugins: [themes],
} satisfies Config;
