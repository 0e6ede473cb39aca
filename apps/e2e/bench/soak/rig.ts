import type { ConnectionId } from '@curator/console-contract/ids'
import type { Call } from '@curator/endpoint/client'
import type { Product } from '../../src/product.ts'
import type { Findings } from './findings.ts'
import type { Random } from './random.ts'

/** What every part of the soak works with. */
export interface Rig {
  readonly product: Product
  readonly call: Call
  readonly connectionId: ConnectionId
  readonly random: Random
  readonly findings: Findings
  /** Whether the time is not over yet. */
  goesOn(): boolean
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
