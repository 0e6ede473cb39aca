import type { ChannelKind } from '@curator/console-contract/channels'
import type { Attempt } from './attempt.ts'

/** An answer to a webhook, bounded. */
export interface WebhookAnswer {
  readonly status: number
  readonly retryAfter: string | undefined
  readonly body: string
}

/** What an answer means: success, worth another try, or in vain until somebody changes the channel. */
export function judgeAnswer(kind: ChannelKind, answer: WebhookAnswer, now: Date): Attempt {
  const { status } = answer
  if (status >= 200 && status < 300)
    return { state: 'delivered', words: `The receiver took it (${status}).`, retryAfterMs: null }
  const known = kind === 'slack' ? slackWords[answer.body.trim()] : undefined
  if (status === 408 || status === 425 || status === 429 || status >= 500)
    return {
      state: 'later',
      words: known ?? `The receiver could not take it (${status}).`,
      retryAfterMs: toRetryMs(answer.retryAfter, now),
    }
  return { state: 'failed', words: known ?? toWords(status), retryAfterMs: null }
}

/** https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks#handling_errors */
const slackWords: Readonly<Record<string, string>> = {
  no_service: 'Slack does not know this webhook any more. Make a new one and paste its address.',
  no_service_id: 'Slack does not know this webhook. Paste its whole address.',
  no_team: 'Slack does not know this workspace. Paste the whole address of the webhook.',
  team_disabled: 'The Slack workspace is disabled.',
  invalid_token: 'Slack refuses this webhook’s address. Make a new one and paste it.',
  channel_not_found: 'The Slack channel of this webhook does not exist. Make a new webhook.',
  channel_is_archived: 'The Slack channel of this webhook is archived. Make a new webhook.',
  action_prohibited: 'An administrator of Slack forbids messages by webhook.',
  posting_to_general_channel_denied: 'Webhooks may not write to this Slack channel.',
}

function toWords(status: number): string {
  if (status >= 300 && status < 400)
    return `The receiver answered with a redirect (${status}), which the console does not follow. Paste the address where it leads.`
  if (status === 401 || status === 403)
    return `The receiver refuses it (${status}). Check that the whole address was pasted and is still valid.`
  if (status === 404 || status === 410)
    return `Nobody takes messages at this address (${status}). Make a new webhook and paste its address.`
  if (status === 413) return 'The message is too large for the receiver (413).'
  return `The receiver refuses the message (${status}). Check that the channel’s kind fits the receiver.`
}

/** Seconds or a date; null for neither. */
function toRetryMs(value: string | undefined, now: Date): number | null {
  if (value === undefined) return null
  if (/^\d+$/.test(value)) return Number(value) * 1000
  const at = Date.parse(value)
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime())
}
