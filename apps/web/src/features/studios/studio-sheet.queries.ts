import type { ConnectionId } from '@curator/console-contract/ids'
import {
  createStudioSheetPlan,
  getStudioSheetTemplate,
  readStudioSheet,
} from '@curator/console-contract/studios'
import { call } from '../../api/client.ts'
import type { AccessSheetCalls } from '../../sheets/access-sheet.queries.ts'

/** The calls of the page of a sheet. */
export const toStudioSheetCalls = (connectionId: ConnectionId): AccessSheetCalls => ({
  read: ({ bytes, fileName }) =>
    call(readStudioSheet, { query: { connectionId, fileName }, body: bytes }),
  plan: ({ bytes, fileName }) =>
    call(createStudioSheetPlan, { query: { connectionId, fileName }, body: bytes }),
  template: (format) => call(getStudioSheetTemplate, { query: { format } }),
})
