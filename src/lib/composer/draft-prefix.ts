/** Keys of drafts in `localStorage` begin so. Apart, because every page with code asks whether there are any. */
export const DRAFT_PREFIX = 'note-draft:'
