import { parse } from "yaml";
import { cleanLine } from "../draft/clean-text.ts";
import { languageTag } from "../language.ts";
import { yearIn } from "../year.ts";

export interface FrontMatter {
  readonly title: string | undefined;
  readonly creators: readonly string[];
  readonly language: string | null;
  readonly year: number | null;
  readonly licence: string | null;
}

const matterAtStart = /^\ufeff?---[ \t]*\r?\n([^]*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/m;
const longestMatter = 100_000;

/** Divides a Markdown file into its front matter, empty where it has none, and the rest. */
export function withoutFrontMatter(source: string): { matter: string; body: string } {
  const found = source.startsWith("---") || source.startsWith("\ufeff---");
  const match = found ? matterAtStart.exec(source.slice(0, longestMatter)) : null;
  if (match === null || match.index !== 0) return { matter: "", body: source };
  return { matter: match[1] ?? "", body: source.slice(match[0].length) };
}

/** What a Markdown file says about itself; nothing where its YAML is none. */
export function readFrontMatter(source: string): FrontMatter {
  const fields = fieldsOf(source);
  const line = (...names: readonly string[]) =>
    names.flatMap((name) => linesOf(fields.get(name)))[0];
  return {
    title: line("title"),
    creators: ["author", "authors", "creator"]
      .flatMap((name) => linesOf(fields.get(name)))
      .slice(0, 20),
    language: languageTag(line("lang", "language")),
    year: yearIn(line("date", "year") ?? ""),
    licence: line("licence", "license", "rights") ?? null,
  };
}

function fieldsOf(source: string): Map<string, unknown> {
  try {
    // Aliases are how a small YAML makes a large one.
    const parsed: unknown = parse(source, { maxAliasCount: 0, logLevel: "silent" });
    const isRecord = typeof parsed === "object" && parsed !== null && !Array.isArray(parsed);
    const entries = isRecord ? Object.entries(parsed) : [];
    return new Map(entries.map(([name, value]) => [name.toLowerCase(), value]));
  } catch {
    // Front matter is written by hand: a slip in it must not cost the text below.
    return new Map();
  }
}

function linesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(linesOf);
  if (value instanceof Date) return [value.toISOString()];
  if (typeof value === "object" && value !== null && "name" in value) return linesOf(value.name);
  if (typeof value !== "string" && typeof value !== "number") return [];
  const line = cleanLine(String(value));
  return line === "" ? [] : [line];
}
