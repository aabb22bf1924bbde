import { GgufDefect } from "./defect.ts";
import { readHeader } from "./read-header.ts";

// The child's whole life: say that it runs, check the one file it was given, say what it found.
const [path = ""] = process.argv.slice(2);
process.stdout.write("ready\n");
process.stdout.write(`${JSON.stringify(outcome(path))}\n`);

function outcome(file: string): object {
  try {
    return { facts: readHeader(file) };
  } catch (error) {
    if (error instanceof GgufDefect) return { problem: error.message };
    return { problem: `The file could not be read (${codeOf(error)}).` };
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unexpected";
}
