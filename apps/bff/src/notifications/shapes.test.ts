import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { toSentence, toTally } from './event-words.ts'
import { toJsonPayload } from './json-shape.ts'
import { toMail } from './mail-shape.ts'
import { type Message, toLink, toTestMessage } from './message.ts'
import { toSlackPayload } from './slack-shape.ts'
import { toTeamsPayload } from './teams-shape.ts'

const planId = '0d9f2c34-5b4f-4c53-8a8e-0d2f2a9b1c11' as NonNullable<Message['planId']>
const runId = '1d9f2c34-5b4f-4c53-8a8e-0d2f2a9b1c12' as NonNullable<Message['runId']>
const link = `https://console.example.test/runs/${runId}`
const counts = { total: 4, waiting: 0, inFlight: 0, outcomes: { applied: 3, failed: 1 } }
const message: Message = {
  id: '2d9f2c34-5b4f-4c53-8a8e-0d2f2a9b1c13',
  kind: 'run_done',
  happenedAt: '2026-11-28T10:00:00.000Z',
  sentence: '“Onboard <!channel> & *co*” on Production has ended.',
  title: 'Onboard <!channel> & *co*',
  connection: {
    id: 'production',
    name: 'Production',
    environment: 'production',
  } as Message['connection'],
  planId,
  campaignId: null,
  runId,
  counts: counts as Message['counts'],
  actorName: 'Grace <grace>',
  link,
  isTest: false,
}

const mrkdwn = z.strictObject({ type: z.literal('mrkdwn'), text: z.string().min(1).max(3_000) })
/** What https://docs.slack.dev/reference/block-kit/blocks asks of these blocks. */
const slackPayload = z.strictObject({
  text: z.string().min(1),
  blocks: z.tuple([
    z.strictObject({ type: z.literal('section'), text: mrkdwn }),
    z.strictObject({ type: z.literal('context'), elements: z.array(mrkdwn).min(1).max(10) }),
  ]),
})

const block = z.strictObject({
  type: z.literal('RichTextBlock'),
  inlines: z.array(
    z.strictObject({
      type: z.literal('TextRun'),
      text: z.string().min(1),
      weight: z.enum(['Lighter', 'Default', 'Bolder']).optional(),
      isSubtle: z.boolean().optional(),
    }),
  ),
})
/** What https://adaptivecards.io/schemas/adaptive-card.json asks of these elements. */
const teamsPayload = z.strictObject({
  type: z.literal('message'),
  attachments: z.tuple([
    z.strictObject({
      contentType: z.literal('application/vnd.microsoft.card.adaptive'),
      contentUrl: z.null(),
      content: z.strictObject({
        $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'),
        type: z.literal('AdaptiveCard'),
        version: z.literal('1.4'),
        body: z.array(block).min(1),
        actions: z.array(
          z.strictObject({ type: z.literal('Action.OpenUrl'), title: z.string(), url: z.url() }),
        ),
      }),
    }),
  ]),
})

describe('for Slack', () => {
  test('the text is escaped, so that a title calls nobody; the link is not', () => {
    const payload = slackPayload.parse(toSlackPayload(message))
    expect(payload.blocks[0].text.text).toBe(
      `“Onboard &lt;!channel&gt; &amp; *co*” on Production has ended. <${link}|Open the run>`,
    )
    expect(payload.text).not.toContain('<')
    expect(payload.blocks[1].elements[0]?.text).toContain('Grace &lt;grace&gt;')
  })

  test('a long text stays within what a section holds', () => {
    const long = { ...message, sentence: '<'.repeat(3_000) }
    expect(slackPayload.safeParse(toSlackPayload(long)).success).toBe(true)
  })
})

describe('for Teams', () => {
  test('texts stand in runs, where no Markdown is read', () => {
    const payload = teamsPayload.parse(toTeamsPayload(message))
    const { content } = payload.attachments[0]
    expect(content.body[0]?.inlines[0]?.text).toBe(message.sentence)
    expect(content.actions).toEqual([{ type: 'Action.OpenUrl', title: 'Open the run', url: link }])
  })

  test('without a public address there is no button', () => {
    const payload = teamsPayload.parse(toTeamsPayload({ ...message, link: null }))
    expect(payload.attachments[0].content.actions).toEqual([])
  })
})

test('as JSON, the fields that are promised', () => {
  expect(toJsonPayload(message)).toEqual({
    version: 1,
    eventId: message.id,
    event: 'run_done',
    isTest: false,
    happenedAt: '2026-11-28T10:00:00.000Z',
    text: message.sentence,
    plan: { id: planId, title: message.title },
    review: null,
    run: { id: runId, counts },
    connection: { id: 'production', name: 'Production', environment: 'production' },
    by: 'Grace <grace>',
    link,
  })
})

test('as mail, a title can’t begin another header', () => {
  const { subject, text } = toMail({ ...message, title: 'One\r\nBcc: x@example.test' })
  expect(subject).toBe('Run ended: One Bcc: x@example.test')
  expect(text).toContain(link)
})

test('a test message says so in every shape', () => {
  const ids = { event: message.id, plan: planId }
  const trial = toTestMessage('Grace', ids, new Date(0), 'https://console.example.test/')
  for (const payload of [
    toSlackPayload(trial),
    toTeamsPayload(trial),
    toJsonPayload(trial),
    toMail(trial),
  ])
    expect(JSON.stringify(payload)).toContain('This is a test message')
  expect(trial.link).toBe('https://console.example.test/settings/notifications')
})

test('links lead to the run, else to the plan, else nowhere', () => {
  const base = 'https://console.example.test/'
  const { connection } = message
  const event = { planId, runId, campaignId: null, connection }
  expect(toLink(base, event)).toBe(link)
  expect(toLink(base, { ...event, runId: null })).toBe(
    `https://console.example.test/plans/${planId}`,
  )
  expect(toLink(undefined, event)).toBeNull()
  const campaignId = planId as unknown as Message['campaignId']
  const review = { planId: null, runId: null, campaignId, connection }
  expect(toLink(base, review)).toBe(
    `https://console.example.test/c/production/schedule-review/${campaignId}`,
  )
})

const facts = {
  title: 'T',
  connectionName: 'C',
  actorName: 'Grace',
  counts: counts as Message['counts'],
}
test.each([
  ['run_done', '“T” on C has ended: 3 applied, 1 failed of 4 changes.'],
  ['run_cancelled', '“T” on C was cancelled: 3 applied, 1 failed of 4 changes.'],
  [
    'run_halted',
    '“T” on C has halted: 3 applied, 1 failed of 4 changes. Nothing is lost: the run says why, settle that and resume it.',
  ],
  [
    'run_paused',
    '“T” on C was paused by its stop rule: 3 applied, 1 failed of 4 changes. Look at the rows, then resume or cancel it.',
  ],
  ['approval_wanted', 'Grace asks for approval of “T” on C.'],
  ['plan_approved', 'Grace approved “T” on C. It can be started now.'],
  ['plan_rejected', 'Grace rejected “T” on C. The plan says why.'],
] as const)('%s is told as a sentence', (kind, sentence) => {
  expect(toSentence({ ...facts, kind })).toBe(sentence)
})

test.each([
  [{ total: 1, waiting: 1, inFlight: 0, outcomes: {} }, '1 open of 1 change'],
  [{ total: 0, waiting: 0, inFlight: 0, outcomes: {} }, '0 changes'],
  [
    { total: 5, waiting: 1, inFlight: 1, outcomes: { needs_review: 1, already_applied: 2 } },
    '2 already applied, 1 needs review, 2 open of 5 changes',
  ],
])('counts %o are told as “%s”', (given, words) => {
  expect(toTally(given as NonNullable<Message['counts']>)).toBe(words)
})
