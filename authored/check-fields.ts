import type { core, z } from 'zod'

/** One thing wrong with a value, as a field path and a reason an author understands. */
export interface FieldIssue {
  path: readonly PropertyKey[]
  field: string
  reason: string
  /** The key that is not known, for suggestions. */
  unknownKey?: string
}

/** A value that fits its schema, or everything that is wrong with it. */
export type FieldCheck<T> =
  { kind: 'fits'; value: T } | { kind: 'issues'; issues: readonly FieldIssue[] }

/** Parses `value`, giving every issue rather than the first. */
export function checkFields<T>(schema: z.ZodType<T>, value: unknown): FieldCheck<T> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return { kind: 'fits', value: parsed.data }
  return { kind: 'issues', issues: parsed.error.issues.flatMap(explainIssue) }
}

/** An issue of zod's in an author's words. */
export function explainIssue(issue: core.$ZodIssue): FieldIssue[] {
  const name = (path: readonly PropertyKey[]): string => path.map(String).join('.') || '(all of it)'
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => {
      const path = [...issue.path, key]
      return { path, field: name(path), reason: 'unknown field', unknownKey: key }
    })
  // Of a key, zod says what is wrong one level further in.
  if (issue.code === 'invalid_key')
    return issue.issues.map(({ message }) => ({
      path: issue.path,
      field: name(issue.path),
      reason: message,
    }))
  const isMissing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined')
  const reason = isMissing ? 'is required' : issue.message
  return [{ path: issue.path, field: name(issue.path), reason }]
}
