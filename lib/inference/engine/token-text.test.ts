import { expect, test } from "vitest";
import { TokenText } from "./token-text.ts";

/** Tokens are runs of bytes; like SentencePiece, the first one loses its leading space. */
const bytes = {
  detokenize: (tokens: readonly string[], specialTokens = false) => {
    const plain = tokens.map((token) => (token.startsWith("<|") && !specialTokens ? "" : token));
    const joined = Buffer.concat(plain.map((token) => Buffer.from(token, "latin1")));
    return joined.toString("utf8").replace(/^ /, "");
  },
};

function pieces(text: TokenText<string>, tokens: readonly string[]): string[] {
  return tokens.map((token) => text.push(token));
}

/** The bytes of a text, one token each. */
function spelt(text: string): string[] {
  return [...Buffer.from(text, "utf8")].map((byte) => String.fromCharCode(byte));
}

test("a letter of four bytes comes out once its last byte is there", () => {
  const text = new TokenText({ reader: bytes, before: [":"] });

  expect(pieces(text, spelt("🏠"))).toEqual(["", "", "", "🏠"]);
});

test("spaces between words survive although a token alone would lose its own", () => {
  const text = new TokenText({ reader: bytes, before: ["x"] });

  expect(pieces(text, [" one", " two"])).toEqual([" one", " two"]);
});

test("bytes that are no letter are shown as such and do not hold up what follows", () => {
  const text = new TokenText({ reader: bytes, before: ["x"] });

  const shown = pieces(text, [...Array.from({ length: 5 }, () => "\u00FF"), "a"]).join("");

  expect(shown).toBe("\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDa");
});

test("half a letter at the end comes out with the end", () => {
  const text = new TokenText({ reader: bytes, before: ["x"] });

  expect(text.push("\u00F0")).toBe("");
  expect(text.end()).toBe("\uFFFD");
});

test("control tokens are silent unless something looks for them", () => {
  const visible = new Set(["<|think|>"]);
  const text = new TokenText({ reader: bytes, before: ["x"], visible });

  expect(pieces(text, ["<|think|>", "hm", "<|other|>", " so"])).toEqual([
    "<|think|>",
    "hm",
    "",
    " so",
  ]);
});
