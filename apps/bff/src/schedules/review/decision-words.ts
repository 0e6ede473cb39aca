import type { ReviewDecision } from '@curator/console-contract/schedule-findings'

/** Within a sentence and in reports. */
export const decisionWords: Readonly<Record<ReviewDecision, string>> = {
  keep: 'keep',
  keep_until: 'keep for a time',
  pause: 'switch off',
  transfer: 'hand over',
  retime: 'move its time',
  change_zone: 'change the time zone',
  change_credential: 'change the credential',
  change_priority: 'change the priority',
  change_worker_tag: 'change the worker tag',
  delete: 'delete',
  not_mine: 'not mine',
  dont_know: 'don’t know',
}
