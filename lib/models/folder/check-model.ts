import type { GgufFacts, HeaderCheck } from "../gguf/index.ts";
import type { ModelFiles } from "./group.ts";
import type { FoundFile } from "./scan.ts";

/** Checks every file of a model and sums them up as one. */
export async function checkModel(
  { parts, partCount, missingParts }: ModelFiles,
  check: (file: FoundFile) => Promise<HeaderCheck>,
): Promise<HeaderCheck> {
  if (missingParts.length > 0) {
    return { problem: `Part ${missingParts.join(" and ")} of ${partCount} is missing.` };
  }
  const all: GgufFacts[] = [];
  for (const [index, part] of parts.entries()) {
    const { facts, problem } = await check(part);
    if (facts === undefined) return { problem: inPart(problem, { index, partCount }) };
    const wrong = wrongPart(facts, { index, partCount });
    if (wrong !== undefined) return { problem: wrong };
    all.push(facts);
  }
  const [first] = all;
  if (first === undefined) return { problem: "It has no files." };
  return {
    facts: { ...first, parameters: all.reduce((sum, { parameters }) => sum + parameters, 0) },
  };
}

interface Place {
  readonly index: number;
  readonly partCount: number;
}

function inPart(problem: string, { index, partCount }: Place): string {
  return partCount === 1 ? problem : `Part ${index + 1} of ${partCount} cannot be used: ${problem}`;
}

function wrongPart({ split }: GgufFacts, { index, partCount }: Place): string | undefined {
  const { number, count } = split ?? { number: 1, count: 1 };
  if (number === index + 1 && count === partCount) return undefined;
  if (partCount === 1) {
    return `It is part ${number} of ${count} of a model; give the parts the names they were published with.`;
  }
  return `The file named part ${index + 1} of ${partCount} is part ${number} of ${count}.`;
}
