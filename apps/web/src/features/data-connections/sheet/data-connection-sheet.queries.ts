import {
  createDataConnectionSheetPlan,
  getDataConnectionSheetTemplate,
  readDataConnectionSheet,
} from '@curator/console-contract/data-connection-plans'
import type { ConnectionId } from '@curator/console-contract/ids'
import { call } from '../../../api/client.ts'
import type { AccessSheetCalls } from '../../../sheets/access-sheet.queries.ts'

/** The calls of the page of a sheet. */
export const toDataConnectionSheetCalls = (connectionId: ConnectionId): AccessSheetCalls => ({
  read: ({ bytes, fileName }) =>
    call(readDataConnectionSheet, { query: { connectionId, fileName }, body: bytes }),
  plan: ({ bytes, fileName }) =>
    call(createDataConnectionSheetPlan, { query: { connectionId, fileName }, body: bytes }),
  template: (format) => call(getDataConnectionSheetTemplate, { query: { format } }),
})
