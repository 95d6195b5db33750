/** Letters of a note's id: with a second language and `.json`, far below what file systems allow. */
export const MAX_NOTE_ID = 80

// Devices on Windows, whatever follows the first dot.
const RE_DEVICE = /^(?:aux|con|nul|prn|com\d|lpt\d)$/u

/** Whether a file of this name can be checked out on every system; `id` has a note id's form. */
export function isPortableNoteId(id: string): boolean {
  return id.length <= MAX_NOTE_ID && !RE_DEVICE.test(id)
}
