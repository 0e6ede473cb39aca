import {
  createDcmRuleSheetPlan,
  getDcmRuleSheetTemplate,
  readDcmRuleSheet,
} from '@curator/console-contract/dcm-plans'
import type { ConnectionId } from '@curator/console-contract/ids'
import { call } from '../../../api/client.ts'
import type { AccessSheetCalls } from '../../../sheets/access-sheet.queries.ts'

/** The calls of the page of a sheet. */
export const toRuleSheetCalls = (connectionId: ConnectionId): AccessSheetCalls => ({
  read: ({ bytes, fileName }) =>
    call(readDcmRuleSheet, { query: { connectionId, fileName }, body: bytes }),
  plan: ({ bytes, fileName }) =>
    call(createDcmRuleSheetPlan, { query: { connectionId, fileName }, body: bytes }),
  template: (format) => call(getDcmRuleSheetTemplate, { query: { format } }),
})
