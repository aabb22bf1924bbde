import { randomBytes } from "node:crypto";

/** A fresh id nobody can guess, with a word in front that tells what it names: `req_5f3a…`. */
export function keyedId(key: string): string {
  return `${key}${randomBytes(12).toString("hex")}`;
}
