import type { Score } from './anchor-score.ts'
import type { TruePlace } from './anchor-truth.ts'

/** `p/src/a.ts:10-20`, or `withheld`. */
export function show(place: TruePlace | undefined): string {
  return place === undefined ? 'withheld' : `${place.file}:${place.start}-${place.end}`
}

/** To the letter. */
export function judge(found: TruePlace | undefined, truth: TruePlace | undefined): Score['ours'] {
  if (found === undefined) return 'withheld'
  const isSame =
    found.file === truth?.file && found.start === truth.start && found.end === truth.end
  return isSame ? 'right' : 'wrong'
}

/** The peer need only touch the place by half. */
export function judgeLoosely(
  found: TruePlace | undefined,
  truth: TruePlace | undefined,
): Score['peer'] {
  if (found === undefined) return 'withheld'
  if (truth === undefined || found.file !== truth.file) return 'wrong'
  const shared = Math.min(found.end, truth.end) - Math.max(found.start, truth.start)
  return shared * 2 >= truth.end - truth.start ? 'right' : 'wrong'
}
