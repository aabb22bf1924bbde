import type { CompileContext, Token } from "mdast-util-from-markdown";
import type { Code, Construct } from "micromark-util-types";
import { MathsReader } from "./maths-reader.ts";
import { touches } from "./maths-rules.ts";

const brackets: Construct = {
  name: "maths",
  tokenize: (effects, ok, nok) => new MathsReader(effects, ok, nok).start,
};

const dollars: Construct = {
  ...brackets,
  previous: (code: Code) => code === null || code < 0 || !touches.test(String.fromCharCode(code)),
};

const syntax = { text: { 36: dollars, 92: brackets } };

const tree = {
  enter: { mathsInline: enterMaths, mathsDisplay: enterMaths, mathsData: enterData },
  exit: { mathsInline: exitMaths, mathsDisplay: exitMaths, mathsData: exitData },
};

interface Extensions {
  micromarkExtensions?: unknown[];
  fromMarkdownExtensions?: unknown[];
}

/**
 * Makes remark know `$…$`, `$$…$$`, `\(…\)` and `\[…\]` within text. Each becomes a `var` element
 * that holds its TeX, with `data-display` when it wants a line of its own.
 */
export const remarkMaths = function (this: { readonly data: () => object }) {
  const extensions: Extensions = this.data();
  extensions.micromarkExtensions = [...(extensions.micromarkExtensions ?? []), syntax];
  extensions.fromMarkdownExtensions = [...(extensions.fromMarkdownExtensions ?? []), tree];
};

/** What other plugins look for in text they must not find in a formula, so it is code to them. */
function enterMaths(this: CompileContext, token: Token) {
  this.enter({ type: "inlineCode", value: "" }, token);
  this.buffer();
}

function exitMaths(this: CompileContext, token: Token) {
  const value = this.resume().trim();
  const node = this.stack.at(-1);
  if (node?.type === "inlineCode") {
    const hProperties = token.type === "mathsDisplay" ? { dataDisplay: "" } : {};
    node.data = { hName: "var", hProperties, hChildren: [{ type: "text", value }] };
  }
  this.exit(token);
}

function enterData(this: CompileContext, token: Token) {
  this.config.enter["data"]?.call(this, token);
}

function exitData(this: CompileContext, token: Token) {
  this.config.exit["data"]?.call(this, token);
}
