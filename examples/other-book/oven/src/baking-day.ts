import { type Dough, needsFolding } from './dough.ts'

/** Something that takes time. */
export interface Step {
  readonly name: string
  /** In minutes. */
  readonly takes: number
}

/** Plans a loaf backwards from the minute it has to be on the table. */
export class BakingDay {
  readonly #steps: Step[] = []

  /** @param dough - decides whether the dough is folded or kneaded. */
  constructor(dough: Dough) {
    const work = needsFolding(dough) ? folds(3) : [{ name: 'knead', takes: 12 }]
    this.#steps.push({ name: 'mix', takes: 10 }, ...work)
    this.#steps.push({ name: 'rise', takes: 90 }, { name: 'bake', takes: 45 })
  }

  /** Minutes from the first step to the last. */
  get length(): number {
    return this.#steps.reduce((total, step) => total + step.takes, 0)
  }

  /** When each step starts, in minutes before `ready`. */
  startTimes(ready: number): Map<string, number> {
    const starts = new Map<string, number>()
    let time = ready
    for (const step of this.#steps.toReversed()) {
      time -= step.takes
      starts.set(step.name, time)
    }
    return new Map([...starts].toReversed())
  }
}

function folds(count: number): Step[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `fold ${index + 1}`,
    takes: 30,
  }))
}
