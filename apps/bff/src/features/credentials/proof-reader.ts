import type { RotationDetails } from '@curator/console-contract/credential-rotations'
import type { ConnectionId } from '@curator/console-contract/ids'
import { z } from 'zod'
import type { ConnectionGateways } from '../../alteryx/connection-gateways.ts'
import type { RunRowStore } from '../../store/run-row.store.ts'

/** How the job of a proof run ended. Null when its run told no job. */
export type ProofReader = (
  connectionId: ConnectionId,
  runId: string,
) => Promise<RotationDetails['proof']>

const job = z.object({
  id: z.string().min(1),
  status: z.string().nullish(),
  disposition: z.string().nullish(),
})

/** Reads the job from what the Server answered, then asks the Server how far it is. */
export function createProofReader(deps: {
  readonly runRows: Pick<RunRowStore, 'listResults'>
  readonly gateways: Pick<ConnectionGateways, 'get'>
  readonly toWords: (error: unknown) => string
}): ProofReader {
  return async (connectionId, runId) => {
    const [result] = await deps.runRows.listResults(runId, 'all')
    const made = job.safeParse(parse(result?.reply ?? ''))
    if (!made.success) return null
    const { id: jobId } = made.data
    try {
      const { calls } = await deps.gateways.get(connectionId)
      const asked = { operationId: 'Jobs_GetJobV3', params: { jobId }, query: {} }
      const { text } = await calls.send(asked, { priority: 'people' })
      const { disposition, status } = job.parse(parse(text))
      const words = [status, disposition].filter(Boolean).join(', ')
      return { jobId, status: words, why: null }
    } catch (error) {
      return { jobId, status: '', why: deps.toWords(error) }
    }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
