import { z } from 'zod'

/**
 * `ports/<port>/requirements.json`: what the port promises about its original. Each id stands in the title of
 * a test, or in `PORT.md` as a deliberate deviation.
 */
export const requirementFileSchema = z.strictObject({
  requirements: z.record(
    z.string().regex(/^[A-Z]+-\d+$/u),
    z.strictObject({
      /** One line in our words. */
      rule: z.string().min(1),
      status: z.enum(['tested', 'deviation']),
      /** Id of the entry in PORT.md; only for deviations. */
      deviation: z.string().optional(),
    }),
  ),
})
/** See {@link requirementFileSchema}. */
export type RequirementFile = z.infer<typeof requirementFileSchema>
