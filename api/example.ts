/**
 * What the examples of the documentation name. The import makes the conversation they talk about; the
 * book is put there by the test.
 */
export const example = {
  conversation: "7c2f4b1e-58a3-4d0b-9f1e-2f6f0c9d1a01",
  question: "7c2f4b1e-58a3-4d0b-9f1e-2f6f0c9d1a02",
  answer: "7c2f4b1e-58a3-4d0b-9f1e-2f6f0c9d1a03",
  /** An answer that was stopped half-way, at the end of a second branch. */
  stopped: "7c2f4b1e-58a3-4d0b-9f1e-2f6f0c9d1a05",
  attachment: "7c2f4b1e-58a3-4d0b-9f1e-2f6f0c9d1a06",
  folder: "7c2f4b1e-58a3-4d0b-9f1e-2f6f0c9d1a07",
  book: "7c2f4b1e-58a3-4d0b-9f1e-2f6f0c9d1a09",
  job: "7c2f4b1e-58a3-4d0b-9f1e-2f6f0c9d1a08",
  model: "MODEL_ID",
} as const;

/** An id for something that an example makes. */
export function newExampleId(place: number): string {
  return `7c2f4b1e-58a3-4d0b-9f1e-2f6f0c9d1b${String(place).padStart(2, "0")}`;
}
