import { fileURLToPath } from 'node:url'

/** Folder of `astro.config.mjs`. */
export const astroRoot = fileURLToPath(new URL('../../../', import.meta.url))

/** Astro reports usage to its makers unless told not to. */
process.env['ASTRO_TELEMETRY_DISABLED'] = '1'
