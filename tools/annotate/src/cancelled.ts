/** The person at the terminal gave up; nothing has been written among the notes. */
export class Cancelled extends Error {
  /** Path of a text that is kept elsewhere, so that no words are lost. */
  readonly draft: string | undefined

  constructor(draft?: string) {
    super('cancelled')
    this.draft = draft
  }
}
