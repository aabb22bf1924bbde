/**
 * What we are ready to believe of a header. Real models stay far below every one of these; a file
 * that claims more is refused before anything is read or reserved for it.
 */
export const limits = {
  headerBytes: 64 * 1024 * 1024,
  metadataEntries: 4096,
  tensors: 65_536,
  keyBytes: 1024,
  stringBytes: 8 * 1024 * 1024,
  /** The engine keeps names in 64 bytes, the last of them a zero. */
  tensorNameBytes: 63,
  dimensions: 4,
  /** The engine counts in signed 64 bits; JavaScript counts exactly to here, and no model comes near. */
  elements: Number.MAX_SAFE_INTEGER,
  alignment: 65_536,
  layers: 4096,
} as const;
