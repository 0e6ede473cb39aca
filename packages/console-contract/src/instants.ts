import { z } from 'zod'

/** A UTC instant, ISO 8601 ending in `Z`. */
export const instant = z.iso.datetime()
export type Instant = z.output<typeof instant>
