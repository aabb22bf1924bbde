/** Bytes as people say them on disks and boxes: in decimal gigabytes. */
export function gigabytes(bytes: number): string {
  return bytes < 1e8 ? `${Math.round(bytes / 1e6)} MB` : `${trimmed(bytes / 1e9)} GB`;
}

/** Parameters as model names say them: “4 B”. */
export function billions(parameters: number): string {
  return `${trimmed(parameters / 1e9)} B`;
}

function trimmed(value: number): string {
  return value < 10 ? value.toFixed(1).replace(/\.0$/, "") : String(Math.round(value));
}
