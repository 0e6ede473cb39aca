import * as channels from '@curator/console-contract/channels'
import { eventKinds } from '@curator/console-contract/notifications'
import { getSession } from '@curator/console-contract/session'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { recordPlanEvent } from '../../../testing/plan-event.ts'
import { startSmtpReceiver } from '../../../testing/smtp-receiver.ts'
import { startConsole, type TestConsole } from '../../../testing/start-console.ts'
import { createStillDirectories } from '../../../testing/still-directories.ts'
import { startWebhookReceiver, type WebhookReceiver } from '../../../testing/webhook-receiver.ts'

let running: TestConsole
let connectionId: string
let authorId: string
let receiver: WebhookReceiver
beforeAll(async () => {
  running = await startConsole({
    createDirectories: createStillDirectories,
    isWorker: false,
    settings: { receiverTimeoutMs: 300, publicUrl: undefined },
  })
  connectionId = await running.connect()
  const session = await running.call(getSession, {})
  if (session.state === 'signed_in') authorId = session.account.id
})
afterAll(() => running.close())
beforeEach(async () => {
  receiver = await startWebhookReceiver()
})
afterEach(async () => {
  await receiver.close()
  await running.db.deleteFrom('channel').execute()
  await running.db.deleteFrom('event').execute()
})

const webhook = (more: object = {}) => ({
  kind: 'json' as const,
  name: 'Ops',
  isOn: true,
  eventKinds: [...eventKinds],
  connectionIds: null,
  address: `${receiver.url}/hooks/SECRET-PATH`,
  allowPrivate: true,
  ...more,
})
const addChannel = (more: object = {}) =>
  running.call(channels.createChannel, { body: webhook(more) })
const happen = () => recordPlanEvent(running.db, { kind: 'plan_approved', authorId, connectionId })
const deliver = () => running.deps.notifier.deliverDue()
const deliveries = async (query: object = {}) =>
  (await running.call(channels.listDeliveries, { query })).items
const hurry = () =>
  running.db
    .updateTable('delivery')
    .set({ due_at: new Date(0), lease_until: null })
    .execute()

describe('channels', () => {
  test('are added, changed and removed; the address never comes back, and stays when it is not typed', async () => {
    const made = await addChannel()
    expect(JSON.stringify(made)).not.toContain('SECRET-PATH')
    expect(made).toMatchObject({ kind: 'json', host: new URL(receiver.url).host, isOn: true })
    const { address: _address, ...rest } = webhook({ name: 'Other', eventKinds: ['run_done'] })
    const params = { channelId: made.id }
    const changed = await running.call(channels.updateChannel, { params, body: rest })
    expect(changed).toMatchObject({ name: 'Other', eventKinds: ['run_done'] })
    await running.call(channels.testChannel, { params })
    expect(receiver.received[0]?.path).toBe('/hooks/SECRET-PATH')
    const listed = await running.call(channels.listChannels, {})
    expect(listed).toEqual({ items: [changed], hasLinks: false })
    await running.call(channels.removeChannel, { params })
    expect((await running.call(channels.listChannels, {})).items).toEqual([])
  })

  test.each([
    [{ address: 'http://hooks.example.test/x', allowPrivate: false }, 'body.address'],
    [{ allowPrivate: false }, 'body.address'],
    [{ address: 'https://169.254.169.254/' }, 'body.address'],
    [{ address: 'ftp://hooks.example.test/' }, 'body.address'],
    [{ address: 'https://ada:pw@hooks.example.test/' }, 'body.address'],
    [{ eventKinds: [] }, 'body.eventKinds'],
    [{ name: ' ' }, 'body.name'],
  ])('%o is refused at its place', async (more, path) => {
    await expect(addChannel(more)).rejects.toMatchObject({
      problem: { code: 'request_invalid', fields: [{ path }] },
    })
  })

  test('can’t begin to lead elsewhere by leaving the address as it is', async () => {
    const { id } = await addChannel()
    const { address: _address, ...rest } = webhook({ allowPrivate: false })
    const change = (body: object) =>
      running.call(channels.updateChannel, { params: { channelId: id }, body: body as typeof rest })
    await expect(change(rest)).rejects.toMatchObject({ problem: { code: 'request_invalid' } })
    const asMail = {
      ...rest,
      allowPrivate: undefined,
      kind: 'mail',
      recipients: { kind: 'concerned' },
    }
    await expect(change(asMail)).rejects.toMatchObject({
      problem: { fields: [{ path: 'body.kind' }] },
    })
  })

  test('have names of their own', async () => {
    await addChannel()
    await expect(addChannel({ name: 'OPS' })).rejects.toMatchObject({
      problem: { code: 'name_taken' },
    })
  })

  test('are for administrators alone', async () => {
    const operator = await running.signInAs('operator')
    const refused = { problem: { code: 'permission_denied' } }
    await expect(operator(channels.listChannels, {})).rejects.toMatchObject(refused)
    await expect(operator(channels.createChannel, { body: webhook() })).rejects.toMatchObject(
      refused,
    )
    await expect(operator(channels.listDeliveries, { query: {} })).rejects.toMatchObject(refused)
    await expect(operator(channels.getMailServer, {})).rejects.toMatchObject(refused)
  })
})

describe('a webhook', () => {
  test('gets each event once, with its id', async () => {
    await addChannel()
    await happen()
    await Promise.all([deliver(), deliver(), deliver()])
    await deliver()
    expect(receiver.received).toHaveLength(1)
    const [delivery] = await deliveries()
    expect(delivery).toMatchObject({
      state: 'delivered',
      attempts: 1,
      dueAt: null,
      words: 'The receiver took it (200).',
    })
    expect(receiver.received[0]?.body).toMatchObject({
      eventId: delivery?.eventId,
      event: 'plan_approved',
    })
    expect(receiver.received[0]?.headers['x-curator-event-id']).toBe(delivery?.eventId)
  })

  test('that fails first gets it later, with the same id', async () => {
    await addChannel()
    await happen()
    receiver.answers.push({ status: 500, body: 'SECRET-TEXT' })
    await deliver()
    const [waiting] = await deliveries()
    expect(waiting).toMatchObject({
      state: 'waiting',
      attempts: 1,
      words: 'The receiver could not take it (500).',
    })
    await deliver()
    expect(receiver.received).toHaveLength(1)
    await hurry()
    await deliver()
    expect(await deliveries()).toMatchObject([{ state: 'delivered', attempts: 2 }])
    const ids = receiver.received.map(({ headers }) => headers['x-curator-event-id'])
    expect(new Set(ids).size).toBe(1)
  })

  test.each([
    ['nobody knows', { status: 404 }, 'failed', 'Nobody takes messages at this address (404)'],
    [
      'that leads elsewhere',
      { status: 302, headers: { location: '/other' } },
      'failed',
      'does not follow',
    ],
    ['that is silent', 'hang', 'waiting', 'did not answer in time'],
    ['that never ends', { status: 200, body: 'x'.repeat(200_000) }, 'delivered', 'took it'],
  ] as const)('%s is told of in words', async (_name, answer, state, words) => {
    const { id } = await addChannel()
    await happen()
    receiver.answers.push(answer, answer)
    await deliver()
    expect(await deliveries()).toMatchObject([{ state, words: expect.stringContaining(words) }])
    const trial = await running.call(channels.testChannel, { params: { channelId: id } })
    expect(trial).toEqual({
      isDelivered: state === 'delivered',
      words: expect.stringContaining(words),
    })
    expect(receiver.received.map(({ path }) => path)).toEqual(Array(2).fill('/hooks/SECRET-PATH'))
  })

  test('that a name leads into a private network is found out when it is looked up', async () => {
    const { port } = new URL(receiver.url)
    const { id } = await addChannel({ address: `https://localhost:${port}/`, allowPrivate: false })
    const trial = await running.call(channels.testChannel, { params: { channelId: id } })
    expect(trial).toEqual({ isDelivered: false, words: expect.stringContaining('private network') })
    expect(receiver.received).toEqual([])
  })

  test('gets what was given up when it is sent again', async () => {
    await addChannel()
    await happen()
    receiver.answers.push({ status: 410 })
    await deliver()
    const [failed] = await deliveries({ state: 'failed' })
    const params = { deliveryId: failed?.id ?? '' }
    const again = await running.call(channels.resendDelivery, { params })
    expect(again).toMatchObject({ state: 'waiting', attempts: 0, words: null })
    await deliver()
    expect(await deliveries()).toMatchObject([{ state: 'delivered', attempts: 1 }])
  })

  test('that is switched off gets nothing more, not even later', async () => {
    const { id } = await addChannel()
    await happen()
    const { address: _address, ...rest } = webhook({ isOn: false })
    const params = { channelId: id }
    await running.call(channels.updateChannel, { params, body: rest })
    await running.call(channels.updateChannel, { params, body: { ...rest, isOn: true } })
    await deliver()
    expect(receiver.received).toEqual([])
    expect(await deliveries()).toMatchObject([
      { state: 'skipped', words: 'The channel was switched off.' },
    ])
  })

  test('in trouble does not hold up another', async () => {
    const other = await startWebhookReceiver()
    await addChannel()
    await addChannel({ name: 'Second', address: `${other.url}/x` })
    await happen()
    await happen()
    receiver.answers.push('hang')
    await deliver()
    expect(other.received).toHaveLength(2)
    expect(receiver.received).toHaveLength(1)
    await other.close()
  })

  test('gets what a process that died had taken, after its time is over', async () => {
    const { id } = await addChannel()
    await happen()
    const claimed = await running.deps.deliveries.claim(id)
    expect(claimed?.attempts).toBe(1)
    await deliver()
    expect(receiver.received).toEqual([])
    await hurry()
    await deliver()
    // The one that was thought dead says what it knows, too late.
    await running.deps.deliveries.finish(claimed as NonNullable<typeof claimed>, {
      state: 'failed',
      words: 'Late.',
      waitMs: 0,
    })
    expect(await deliveries()).toMatchObject([{ state: 'delivered', attempts: 2 }])
    expect(receiver.received).toHaveLength(1)
  })
})

describe('mail', () => {
  const server = {
    host: '127.0.0.1',
    port: 25,
    security: 'none' as const,
    userName: null,
    sender: 'console@example.test',
  }
  const save = (more: object = {}) =>
    running.call(channels.saveMailServer, { body: { ...server, ...more } })
  const mailChannel = (recipients: object) =>
    running.call(channels.createChannel, {
      body: {
        kind: 'mail',
        name: 'Mail',
        isOn: true,
        eventKinds: ['plan_approved'],
        connectionIds: null,
        recipients: recipients as { kind: 'concerned' },
      },
    })

  test('goes to the people concerned, and to addresses without showing one to the other', async () => {
    const smtp = await startSmtpReceiver()
    await save({ port: smtp.port })
    await mailChannel({ kind: 'concerned' })
    await happen()
    await deliver()
    const { email } = await running.db
      .selectFrom('account')
      .select('email')
      .where('id', '=', authorId)
      .executeTakeFirstOrThrow()
    expect(smtp.mails).toMatchObject([{ from: 'console@example.test', to: [email] }])
    expect(smtp.mails[0]?.data).toContain('Subject: Plan approved: Offboard 3 people')
    const [delivery] = await deliveries()
    expect(smtp.mails[0]?.data).toContain(`Message-ID: <${delivery?.eventId}@example.test>`)
    await running.db.deleteFrom('channel').execute()
    await mailChannel({ kind: 'addresses', addresses: ['a@example.test', 'b@example.test'] })
    await happen()
    await deliver()
    expect(smtp.mails[1]?.to).toEqual(['a@example.test', 'b@example.test'])
    expect(smtp.mails[1]?.data).not.toContain('b@example.test')
    await smtp.close()
  })

  test('that is refused is told of without the server’s words', async () => {
    const smtp = await startSmtpReceiver()
    await save({ port: smtp.port })
    const trial = (recipient: string) =>
      running.call(channels.testMailServer, { body: { recipient } })
    expect(await trial('a@example.test')).toEqual({
      isDelivered: true,
      words: 'The mail server took it.',
    })
    smtp.refuse.set('RCPT', '550 no such user SECRET')
    const refused = await trial('a@example.test')
    expect(refused).toEqual({
      isDelivered: false,
      words: 'The mail server refuses sender or recipients (550).',
    })
    await smtp.close()
    expect((await trial('a@example.test')).words).toContain('can’t be reached')
  })

  test('waits for a mail server to be set', async () => {
    await running.call(channels.removeMailServer, {})
    expect(await running.call(channels.getMailServer, {})).toEqual({ server: null })
    await mailChannel({ kind: 'concerned' })
    await happen()
    await deliver()
    expect(await deliveries()).toMatchObject([
      { state: 'waiting', words: expect.stringContaining('No mail server is set') },
    ])
  })

  test('keeps its password from other servers, and from lines without TLS', async () => {
    const access = { security: 'starttls', userName: 'ada' }
    const saved = await save({ ...access, password: 'a mail password' })
    expect(saved.server).toMatchObject({ hasPassword: true, userName: 'ada' })
    expect(JSON.stringify(saved)).not.toContain('a mail password')
    expect((await save(access)).server?.hasPassword).toBe(true)
    const required = { problem: { code: 'secret_required', fields: [{ path: 'body.password' }] } }
    await expect(save({ ...access, host: 'other.example.test' })).rejects.toMatchObject(required)
    await expect(save({ ...access, security: 'tls' })).rejects.toMatchObject(required)
    await expect(save({ ...access, security: 'none' })).rejects.toMatchObject({
      problem: { fields: [{ path: 'body.security' }] },
    })
    expect((await save()).server?.hasPassword).toBe(false)
  })
})
