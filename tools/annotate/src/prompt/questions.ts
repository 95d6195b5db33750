import * as clack from '@clack/prompts'
import { Cancelled } from '../cancelled.ts'
import type { Terminal } from '../world.ts'

/** Something to choose, and what is said about it. */
export interface Choice<T> {
  value: T
  label: string
  hint?: string
}

/** Questions to the person at the terminal. All of them throw {@link Cancelled} on Ctrl-C. */
export interface Questions {
  /** Prints something to read before an answer. */
  readonly say: (text: string) => void
  readonly confirm: (message: string, initial: boolean) => Promise<boolean>
  readonly choose: <T extends string>(
    message: string,
    choices: readonly Choice<T>[],
    initial?: T,
  ) => Promise<T>
  /** `find` gives the choices that what was typed may mean, likeliest first. */
  readonly search: (
    message: string,
    find: (typed: string) => readonly Choice<string>[],
  ) => Promise<string>
  readonly text: (
    message: string,
    initial: string,
    fault: (text: string) => string | undefined,
  ) => Promise<string>
  /** Several lines. */
  readonly write: (message: string, initial: string) => Promise<string>
}

/** Lines of a list that are shown at once. */
const MAX_ITEMS = 12

/** Asks at a terminal. */
export function createQuestions({ input, output }: Terminal): Questions {
  const streams = { input, output }
  return {
    say: (text) => {
      clack.log.message(text.trimEnd(), { ...streams, symbol: '' })
    },
    confirm: async (message, initialValue) =>
      given(await clack.confirm({ message, initialValue, ...streams })),
    choose: async <T extends string>(
      message: string,
      choices: readonly Choice<T>[],
      initial?: T,
    ) => {
      const options = choices.map((choice) => ({ ...choice, value: choice.value }))
      const first = initial === undefined ? {} : { initialValue: initial as string }
      return given(await clack.select<string>({ message, options, ...first, ...streams })) as T
    },
    search: async (message, find) =>
      given(
        await clack.autocomplete<string>({
          message,
          options: likeliestFirst(find),
          filter: () => true,
          maxItems: MAX_ITEMS,
          validate: (value) => (value === undefined ? 'Nothing is called that' : undefined),
          ...streams,
        }),
      ),
    text: async (message, initialValue, fault) =>
      given(
        await clack.text({
          message,
          initialValue,
          validate: (value) => fault(value ?? ''),
          ...streams,
        }),
      ),
    write: async (message, initialValue) =>
      given(await clack.multiline({ message, initialValue, showSubmit: true, ...streams })),
  }
}

function given<T>(answer: T | typeof clack.CANCEL_SYMBOL): T {
  if (clack.isCancel(answer)) throw new Cancelled()
  return answer
}

/** The prompt as far as its list of options may look at it. */
interface Prompt {
  userInput: string
  focusedValue: unknown
}

/** Each letter typed moves the focus to the likeliest choice; left alone it would stay where it was. */
function likeliestFirst(
  find: (typed: string) => readonly Choice<string>[],
): (this: Prompt) => Choice<string>[] {
  let last: string | undefined
  let choices: Choice<string>[] = []
  return function (this: Prompt) {
    const typed = this.userInput
    if (typed !== last) {
      choices = [...find(typed)]
      if (last !== undefined) this.focusedValue = choices[0]?.value
      last = typed
    }
    return choices
  }
}
