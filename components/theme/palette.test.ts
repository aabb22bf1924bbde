import { expect, test } from "vitest";
import { day, night, sepia } from "../../tailwind.config.ts";

type Palette = typeof day;
type Name = keyof Palette;

const texts: Name[] = ["ink", "quiet", "moss", "water", "alarm", "plum", "straw"];
const grounds: Name[] = ["ground", "raised", "sunken", "bubble"];

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(palette: Palette, one: Name, other: Name): number {
  const [dark = 0, light = 0] = [luminance(palette[one]), luminance(palette[other])].toSorted(
    (first, second) => first - second,
  );
  return (light + 0.05) / (dark + 0.05);
}

test.each([
  ["day", day],
  ["night", night],
  ["sepia", sepia],
])("by %s every text can be read on every ground", (_, palette) => {
  for (const text of texts) {
    for (const ground of grounds) expect(contrast(palette, text, ground)).toBeGreaterThan(4.5);
  }
});

test.each([
  ["day", day],
  ["night", night],
  ["sepia", sepia],
])("by %s the ember can be read, written on, and seen", (_, palette) => {
  for (const ground of ["ground", "raised", "sunken"] as const) {
    expect(contrast(palette, "ember", ground)).toBeGreaterThan(4.5);
    expect(contrast(palette, "edge", ground)).toBeGreaterThan(3);
  }
  expect(contrast(palette, "on-ember", "ember")).toBeGreaterThan(4.5);
  expect(contrast(palette, "on-ember", "alarm")).toBeGreaterThan(4.5);
});
