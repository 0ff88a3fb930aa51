const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** The checksum that ZIP archives keep of each file. */
export function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (value >>> 8) ^ (table[(value ^ byte) & 0xff] ?? 0);
  return (value ^ 0xffffffff) >>> 0;
}

const endOfDirectory = 0x06054b50;
const fileInDirectory = 0x02014b50;
const endLength = 22;
const longestComment = 65_535;

function endIn(view: DataView): number | undefined {
  const last = view.byteLength - endLength;
  for (let at = last; at >= Math.max(0, last - longestComment); at -= 1)
    if (view.getUint32(at, true) === endOfDirectory) return at;
  return undefined;
}

/** The checksums of the files that an archive's directory names, sorted; undefined where it has no whole directory. */
export function checksumsInDirectory(archive: Uint8Array): readonly number[] | undefined {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = endIn(view);
  if (end === undefined) return undefined;
  const checksums: number[] = [];
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let file = 0; file < count; file += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== fileInDirectory) return undefined;
    checksums.push(view.getUint32(at + 16, true));
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return checksums.toSorted((one, other) => one - other);
}
