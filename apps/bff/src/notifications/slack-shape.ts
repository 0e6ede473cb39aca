import type { Message } from './message.ts'
import { toLinkWords, toPlace } from './message.ts'

/** Characters that a section of Slack may hold: https://docs.slack.dev/reference/block-kit/blocks/section-block */
const sectionMax = 3_000

/** Blocks for an incoming webhook of Slack. */
export function toSlackPayload(message: Message) {
  const sentence = escapeSlack(message.sentence)
  const link = message.link ? ` <${message.link}|${toLinkWords(message)}>` : ''
  const context = `${toPlace(message)} · ${message.actorName} · ${message.happenedAt}`
  return {
    /** Shown where blocks are not: in the pop-up of the desktop. */
    text: sentence,
    blocks: [
      {
        type: 'section',
        text: { type: 'mrkdwn', text: `${sentence.slice(0, sectionMax - 300)}${link}` },
      },
      { type: 'context', elements: [{ type: 'mrkdwn', text: escapeSlack(context) }] },
    ],
  }
}

/**
 * The three characters that begin links, mentions and entities; escaped, nobody is called by a title.
 * https://docs.slack.dev/messaging/formatting-message-text#escaping
 */
function escapeSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
