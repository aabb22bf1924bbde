import { detect } from "chardet";

/**
 * The text of bytes: by their byte order mark, else by what the document declares, else as UTF-8
 * if they are, else as the statistics of letters say.
 */
export function decodeText(bytes: Uint8Array): string {
  return (
    decodeAs(bytes, markOf(bytes) ?? zerosOf(bytes)) ?? decodeUtf8(bytes) ?? decodeGuessed(bytes)
  );
}

/** The same for mark-up, whose own words on its encoding are believed before statistics are. */
export function decodeMarkup(bytes: Uint8Array): string {
  const known = markOf(bytes) ?? zerosOf(bytes);
  return (
    decodeAs(bytes, known) ??
    decodeUtf8(bytes) ??
    decodeAs(bytes, declaredIn(bytes)) ??
    decodeGuessed(bytes)
  );
}

function markOf([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : undefined;
}

/** UTF-16 without a mark: in most scripts every other byte of the mark-up and the spaces is zero. */
function zerosOf(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 512);
  const zeros = (parity: number) =>
    sample.filter((byte, index) => byte === 0 && index % 2 === parity).length;
  const many = sample.length / 10;
  if (zeros(1) > many && zeros(0) === 0) return "utf-16le";
  return zeros(0) > many && zeros(1) === 0 ? "utf-16be" : undefined;
}

function declaredIn(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString("latin1");
  const declared = /(?:encoding|charset)\s*=\s*["']?([\w.:-]+)/i.exec(head)?.[1];
  // Whoever can be read as ASCII up to here is not UTF-16, whatever it says.
  return declared === undefined || /^utf-?16/i.test(declared) ? undefined : declared;
}

function decodeAs(bytes: Uint8Array, label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return undefined;
  }
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const sampleBytes = 256 * 1024;

/** A file that is UTF-8 but for a few bytes stays so: the bytes are what is wrong with it. */
function decodeGuessed(bytes: Uint8Array): string {
  const asUtf8 = new TextDecoder().decode(bytes);
  const wrong = asUtf8.split("\ufffd").length - 1;
  const foreign = asUtf8.slice(0, sampleBytes).match(/[^\p{ASCII}]/gu)?.length ?? 0;
  if (wrong < foreign / 20) return asUtf8;
  return decodeAs(bytes, detect(bytes.subarray(0, sampleBytes)) ?? undefined) ?? decodeLatin(bytes);
}

function decodeLatin(bytes: Uint8Array): string {
  return new TextDecoder("windows-1252").decode(bytes);
}
