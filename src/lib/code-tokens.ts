/** How an identifier of a listing is printed. */
export interface CodeLink {
  /** `undefined` where nothing can be led to: it is not a link then, but still has a card. */
  href: string | undefined
  /** The `id` that links to this definition lead to. */
  id?: string | undefined
  /** Names what its card says where there is no address to name it. */
  of?: string | undefined
}

/** A run of characters with one class; `start` is its 0-based UTF-16 offset in the file. */
export interface Token {
  text: string
  start: number
  /** `undefined` for plain text. */
  kind: string | undefined
  /** The identifier it is, or is part of: one object for all of its tokens. */
  link?: CodeLink | undefined
}

/** The tokens of one line; their texts joined are the line, without its newline. */
export type TokenLine = readonly Token[]
