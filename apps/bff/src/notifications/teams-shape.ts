import { type Message, toLinkWords, toPlace } from './message.ts'

/**
 * The message with an adaptive card that the Teams workflow "When a Teams webhook request is received" posts. All texts
 * stand in text runs, where Teams reads no Markdown, so a title can't become a link.
 * https://learn.microsoft.com/en-us/connectors/teams/#microsoft-teams-webhook
 */
export function toTeamsPayload(message: Message) {
  const lines = [toPlace(message), message.actorName, message.happenedAt]
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [
            toText(message.sentence, { weight: 'Bolder' }),
            toText(lines.join(' · '), { isSubtle: true }),
          ],
          actions: message.link
            ? [{ type: 'Action.OpenUrl', title: toLinkWords(message), url: message.link }]
            : [],
        },
      },
    ],
  }
}

const toText = (text: string, look: Readonly<Record<string, unknown>>) => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', text, ...look }],
})
