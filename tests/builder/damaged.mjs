// A workbook of Excel 97 with an empty record where the library that reads it takes two bytes: it panics.

const SECTOR = 512;
const [FREE, END, TABLE] = [0xffffffff, 0xfffffffe, 0xfffffffd];
/** Streams shorter than this lie elsewhere in the container. */
const STREAM = 4096;

/** The beginning of a workbook, a code page without a number, the end. */
const RECORDS = [
  ...[0x09, 0x08, 16, 0, 0, 6, 5, 0, 0xbb, 0x0d, 0xcc, 7, 0, 0, 0, 0, 6, 0, 0, 0],
  ...[0x42, 0, 0, 0],
  ...[0x0a, 0, 0, 0],
];

/** An entry of the container's directory. @param {Buffer} directory @param {number} at @param {string} name @param {number} type */
function entry(directory, at, name, type) {
  const from = 128 * at;
  directory.write(name, from, 'utf16le');
  directory.writeUInt16LE(2 * (name.length + 1), from + 64);
  directory.writeUInt8(type, from + 66);
  directory.writeUInt8(1, from + 67);
  for (const link of [68, 72, 76]) directory.writeUInt32LE(FREE, from + link);
  return from;
}

function written() {
  const head = Buffer.alloc(SECTOR);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(head);
  Buffer.from('3e000300feff09000600', 'hex').copy(head, 24);
  for (const [at, value] of [
    [44, 1],
    [48, 1],
    [56, STREAM],
    [60, END],
    [68, END],
  ])
    head.writeUInt32LE(value, at);
  head.fill(0xff, 80);
  const sectors = STREAM / SECTOR;
  const table = Buffer.alloc(SECTOR, 0xff);
  table.writeUInt32LE(TABLE, 0);
  table.writeUInt32LE(END, 4);
  for (let at = 0; at < sectors; at += 1) table.writeUInt32LE(at + 1 < sectors ? at + 3 : END, 4 * (at + 2));
  const directory = Buffer.alloc(SECTOR);
  const root = entry(directory, 0, 'Root Entry', 5);
  directory.writeUInt32LE(1, root + 76);
  directory.writeUInt32LE(END, root + 116);
  const book = entry(directory, 1, 'Workbook', 2);
  directory.writeUInt32LE(2, book + 116);
  directory.writeUInt32LE(STREAM, book + 120);
  for (const unused of [2, 3]) directory.fill(0xff, 128 * unused + 68, 128 * unused + 80);
  const stream = Buffer.alloc(STREAM);
  Buffer.from(RECORDS).copy(stream);
  return Buffer.concat([head, table, directory, stream]);
}

export const DAMAGED = written();
