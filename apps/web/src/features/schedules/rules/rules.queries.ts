import type { ConnectionId, ScheduleId } from '@curator/console-contract/ids'
import { confirmRule } from '@curator/console-contract/schedule-plans'
import { previewRule, type ScheduleRule } from '@curator/console-contract/schedule-rules'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../api/client.ts'
import { directoryKey } from '../../../api/connections.queries.ts'

/** Runs that a preview shows. */
const previewCount = 10

/** What a rule means and when it runs next; nothing is asked for without a rule. */
export function previewQuery(rule: ScheduleRule | null | undefined, timeZone: string) {
  return queryOptions({
    queryKey: ['rule-preview', rule, timeZone],
    queryFn: async ({ signal }) =>
      rule
        ? await call(previewRule, { body: { rule, timeZone, count: previewCount } }, signal)
        : null,
    enabled: Boolean(rule),
    placeholderData: keepPreviousData,
  })
}

/** Says that a rule is the right one; lists and pages then read it anew. */
export function useConfirmRule(connectionId: ConnectionId, scheduleId: ScheduleId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (known: { readonly rule: ScheduleRule; readonly timeZone: string }) =>
      call(confirmRule, { params: { scheduleId }, body: { connectionId, ...known } }),
    onSuccess: () => client.invalidateQueries({ queryKey: directoryKey(connectionId) }),
  })
}
