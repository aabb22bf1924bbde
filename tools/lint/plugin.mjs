import { dirname, join, relative } from "node:path";
import { refusal } from "./layers.mjs";

const boundaries = {
  meta: { type: "problem", docs: { description: "Arrows point from doors to machines to words." } },
  create(context) {
    const path = relative(context.cwd, context.filename).replaceAll("\\", "/");
    const check = (node, source) => {
      if (typeof source?.value !== "string") return;
      const reason = refusal(path, source.value, (specifier) => join(dirname(path), specifier));
      if (reason !== undefined) context.report({ node, message: reason });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source),
      ExportNamedDeclaration: (node) => check(node, node.source),
      ExportAllDeclaration: (node) => check(node, node.source),
      ImportExpression: (node) => check(node, node.source),
    };
  },
};

/** Hearth's own lint rules, for oxlint. */
export default { meta: { name: "house" }, rules: { boundaries } };
