import {
  createCollectionSheetPlan,
  getCollectionSheetTemplate,
  readCollectionSheet,
} from '@curator/console-contract/collection-plans'
import type { ConnectionId } from '@curator/console-contract/ids'
import { call } from '../../../api/client.ts'
import type { AccessSheetCalls } from '../../../sheets/access-sheet.queries.ts'

/** Reading, planning and the template of sheets of collections. */
export function toCollectionSheetCalls(connectionId: ConnectionId): AccessSheetCalls {
  return {
    read: ({ bytes, fileName }) =>
      call(readCollectionSheet, { query: { connectionId, fileName }, body: bytes }),
    plan: ({ bytes, fileName }) =>
      call(createCollectionSheetPlan, { query: { connectionId, fileName }, body: bytes }),
    template: (format) => call(getCollectionSheetTemplate, { query: { format } }),
  }
}
