import { z } from 'zod'
import type { ChangePayloads } from '../change.ts'
import { toRenameDataConnection } from '../planned/connection-changes.ts'
import { type ChangeKindRules, confirmedByLookup, endEach, ended } from './change-kind.ts'
import { changed, judgeEach, undone } from './since.ts'

type Payload = ChangePayloads['rename-data-connection']

/** Another name: nothing else of a data connection can be changed (reference 2.8). */
export const renameDataConnectionChange: ChangeKindRules<'rename-data-connection'> = {
  kind: 'rename-data-connection',
  schema: z.object({
    dataConnectionId: z.string().min(1),
    dataConnectionName: z.string(),
    name: z.string().min(1).max(255),
  }),
  danger: 'caution',
  operations: [
    'ServerConnections_GetServerDataConnection',
    'ServerConnections_UpdateServerDataConnectionName',
  ],
  describe: ({ dataConnectionName, name }) =>
    `Rename the data connection “${dataConnectionName}” to “${name}”.`,
  looksUpRefusals: false,

  invert: ({ payload: { dataConnectionId, name }, before }) => {
    const connection = { id: dataConnectionId, name }
    const make = (seq: number) => toRenameDataConnection(seq, connection, before.name)
    return { isPossible: true, steps: [[make]] }
  },

  findChangedSince: async (directory, applied) => {
    const ids = applied.map(({ payload }) => payload.dataConnectionId)
    const { items, why } = await directory.findContent('data-connection', { ids })
    const names = new Map(items.map(({ id, name }) => [id, name]))
    return judgeEach(applied, ({ payload, before }) => {
      const name = names.get(payload.dataConnectionId)
      if (name === payload.name || (name === undefined && why !== null)) return null
      if (name === before.name) return undone
      return changed(
        name === undefined
          ? `Someone deleted the data connection “${payload.name}” since.`
          : `Someone renamed the data connection “${payload.name}” to “${name}” since.`,
      )
    })
  },

  apply: ({ gateways, call }, changes) =>
    endEach(changes, async ({ payload, before }) => {
      const { dataConnectionId, name } = payload
      const current = await gateways.dataConnections.get(dataConnectionId, call)
      if (current.name === name) {
        const message = `The data connection is called “${name}” already.`
        return ended('already_applied', { message, patch: toPatch(payload) })
      }
      if (current.name !== before.name) {
        const message = `Someone renamed the data connection “${before.name}” to “${current.name}” meanwhile. Nothing was written; plan it again.`
        return ended('needs_review', { message })
      }
      const after = await gateways.dataConnections.rename(dataConnectionId, name, call)
      if (after.name === name) return ended('applied', { httpStatus: 200, patch: toPatch(payload) })
      const message = `The Server accepted the change but calls it “${after.name}”.`
      return ended('needs_review', { message, httpStatus: 200 })
    }),

  verify: ({ gateways, call }, changes) =>
    endEach(changes, async ({ payload }) => {
      const current = await gateways.dataConnections.get(payload.dataConnectionId, call)
      if (current.name !== payload.name) return null
      return ended('applied', { message: confirmedByLookup, patch: toPatch(payload) })
    }),
}

const toPatch = ({ dataConnectionId, name }: Payload) =>
  ({ kind: 'data-connection-renamed', id: dataConnectionId, name }) as const
