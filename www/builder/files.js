// The files that are dropped or chosen, with their paths from the root of what was dropped.

/** @typedef {{ name: string, file: File, named: boolean }} Given */

/** Files of an input of the page. @param {FileList} list @returns {Given[]} */
export const ofInput = (list) =>
  [...list].map((file) => {
    // The folder's own name is no part of the path, as for the command.
    const path = file.webkitRelativePath.split('/').slice(1).join('/');
    return { name: path || file.name, file, named: !path };
  });

/** Files and folders that were dropped. @param {DataTransfer} dropped @returns {Promise<Given[]>} */
export async function ofDrop(dropped) {
  const entries = [...dropped.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  /** @type {Given[]} */
  const given = [];
  for (const entry of /** @type {FileSystemEntry[]} */ (entries)) await walk(entry, '', true, given);
  return given.length ? given : ofInput(dropped.files);
}

/** @param {FileSystemEntry} entry @param {string} prefix @param {boolean} top @param {Given[]} given */
async function walk(entry, prefix, top, given) {
  if (entry.isFile) {
    const file = await new Promise((done) =>
      /** @type {FileSystemFileEntry} */ (entry).file(done, () => done(undefined)),
    );
    // A file that vanished meanwhile is passed over.
    if (file) given.push({ name: prefix + entry.name, file, named: top });
    return;
  }
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
  const under = top ? '' : `${prefix}${entry.name}/`;
  // A browser gives a hundred at a time.
  for (;;) {
    const entries = await new Promise((done) => reader.readEntries(done, () => done([])));
    if (!entries.length) return;
    for (const inside of entries) await walk(inside, under, false, given);
  }
}
