import { showInvisible } from '#authored/invisible-characters.ts'
import { renderText } from '../../../extract/src/command/render-problems.ts'
import { Cancelled } from '../cancelled.ts'
import { EXIT } from '../exit-code.ts'
import { Refusal } from '../refusal.ts'
import { MalformedBook } from '../workspace/workspace.ts'
import type { Answer } from '../world.ts'

/** Runs a command; what keeps it from its work becomes an answer in words. */
export async function runCommand(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusal) {
      const text = `${endSentence(shorten(showInvisible(error.message)))}\n${error.hint}\n`
      return { output: '', error: text, exitCode: error.exitCode }
    }
    if (error instanceof MalformedBook)
      return { output: '', error: renderText(error.problems), exitCode: EXIT.malformed }
    if (error instanceof Cancelled)
      return { output: '', error: explainCancel(error), exitCode: EXIT.cancelled }
    throw error
  }
}

/** Characters of a message; one may quote what somebody else wrote. */
const MAX_MESSAGE = 600

function shorten(text: string): string {
  return text.length <= MAX_MESSAGE ? text : `${text.slice(0, MAX_MESSAGE)}…`
}

function endSentence(text: string): string {
  return /[.!?…]$/u.test(text) ? text : `${text}.`
}

function explainCancel({ draft }: Cancelled): string {
  const kept = draft === undefined ? '' : `What you wrote is kept in ${draft}\n`
  return `Nothing was written.\n${kept}`
}
