import { getCapabilities } from '@curator/console-contract/connection-capabilities'
import type { z } from 'zod'

/** What the address of the capabilities page holds: its filters. */
export const capabilitiesSearch = getCapabilities.query
export type CapabilitiesSearch = z.output<typeof capabilitiesSearch>
