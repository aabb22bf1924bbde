import { crc32, deflateRawSync } from "node:zlib";

/** A file of an archive; what is claimed of it may be a lie. */
export interface ZipEntry {
  readonly name: string | Buffer;
  readonly bytes: Buffer | string;
  readonly isStored?: boolean;
  /** Said in both headers instead of the truth. */
  readonly claims?: {
    readonly size?: number;
    readonly packedSize?: number;
    readonly crc?: number;
    readonly flags?: number;
    readonly method?: number;
    /** Where its local header lies. */
    readonly offset?: number;
    readonly externalAttributes?: number;
  };
  /** Bytes that are put in as they are, packed already. */
  readonly packed?: Buffer;
}

const utf8Names = 0x800;

/** Writes a ZIP as it is told to, honest or not. */
export function writeZip(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { local, data, central } = headersOf(entry, offset);
    parts.push(local, data);
    directory.push(central);
    offset += local.length + data.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

function headersOf({ name, bytes, isStored = false, claims = {}, packed }: ZipEntry, at: number) {
  const plain = Buffer.from(bytes);
  const data = packed ?? (isStored ? plain : deflateRawSync(plain));
  const nameBytes = Buffer.from(name);
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(20, 0);
  shared.writeUInt16LE(claims.flags ?? utf8Names, 2);
  shared.writeUInt16LE(claims.method ?? (isStored ? 0 : 8), 4);
  shared.writeUInt32LE(claims.crc ?? crc32(plain), 10);
  shared.writeUInt32LE(claims.packedSize ?? data.length, 14);
  shared.writeUInt32LE(claims.size ?? plain.length, 18);
  shared.writeUInt16LE(nameBytes.length, 22);

  const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), shared, nameBytes]);
  const head = Buffer.from("PK\u0001\u0002\u0014\u0003");
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(claims.externalAttributes ?? 0, 6);
  tail.writeUInt32LE(claims.offset ?? at, 10);
  return { local, data, central: Buffer.concat([head, shared, tail, nameBytes]) };
}
