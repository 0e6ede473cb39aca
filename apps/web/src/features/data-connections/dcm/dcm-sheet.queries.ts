import {
  createDcmSheetPlan,
  getDcmSheetTemplate,
  readDcmSheet,
} from '@curator/console-contract/dcm-plans'
import type { ConnectionId } from '@curator/console-contract/ids'
import { call } from '../../../api/client.ts'
import type { AccessSheetCalls } from '../../../sheets/access-sheet.queries.ts'

/** The calls of the page of a sheet. */
export const toDcmSheetCalls = (connectionId: ConnectionId): AccessSheetCalls => ({
  read: ({ bytes, fileName }) =>
    call(readDcmSheet, { query: { connectionId, fileName }, body: bytes }),
  plan: ({ bytes, fileName }) =>
    call(createDcmSheetPlan, { query: { connectionId, fileName }, body: bytes }),
  template: (format) => call(getDcmSheetTemplate, { query: { format } }),
})
