import type { fromMarkdown } from "mdast-util-from-markdown";

export type Root = ReturnType<typeof fromMarkdown>;
export type Node = Root["children"][number];
export type List = Extract<Node, { type: "list" }>;
export type Table = Extract<Node, { type: "table" }>;
export interface Parent {
  readonly children: readonly Node[];
}
