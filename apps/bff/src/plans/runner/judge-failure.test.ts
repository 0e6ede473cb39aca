import { describe, expect, test } from 'vitest'
import { AlteryxFailure, type AlteryxFailureFacts } from '../../alteryx/alteryx-failure.ts'
import { createUserChange } from '../changes/create-user.change.ts'
import { updateUserChange } from '../changes/update-user.change.ts'
import {
  attemptsMax,
  judgeAbsent,
  judgeLookupFailure,
  judgeSendFailure,
  judgeUntold,
} from './judge-failure.ts'
import { toItem, toUnit } from './work-item.ts'

const setting = { nowMs: 10_000, writeMaxMs: 4_000, isCancelling: false, random: () => 0 }

const failure = (facts: Partial<AlteryxFailureFacts>) =>
  new AlteryxFailure({
    kind: 'unclear',
    operationId: 'Users_CreateUser',
    status: null,
    serverText: 'Said so.',
    retryAfterMs: null,
    message: 'In words.',
    isSettled: false,
    ...facts,
  })

function makeItem(
  rules: unknown = createUserChange,
  payload: object = { fields: { email: 'a@b.test', firstName: 'A', lastName: 'B' } },
) {
  const change = {
    seq: 1,
    kind: 'create-user',
    payload,
    before: null,
    sentence: '',
    dependsOn: [],
    state: 'waiting',
    outcome: null,
    result: null,
    attempts: 0,
    quarantineMs: null,
  } as const
  return toItem(change, rules as never, 0)
}
const send = (facts: Partial<AlteryxFailureFacts>, item = makeItem()) => {
  const unit = toUnit([item], 'send')
  unit.sentMs = 9_000
  return judgeSendFailure(item, unit, failure(facts), setting)
}

describe('a write that failed', () => {
  test('with a lost answer is looked up once the Server must be through with it', () => {
    expect(send({})).toEqual({ do: 'look_up', afterMs: 3_000 })
  })
  test('with an answer of the Server’s own is looked up soon', () => {
    expect(send({ isSettled: true })).toEqual({ do: 'look_up', afterMs: 250 })
  })
  test('because the Server was busy is sent again, not before it said', () => {
    expect(send({ kind: 'busy', retryAfterMs: 7_000 })).toEqual({
      do: 'send_again',
      afterMs: 7_000,
    })
  })
  test('because nothing was reached is sent again', () => {
    expect(send({ kind: 'unreachable' })).toMatchObject({ do: 'send_again' })
  })
  test('by a refusal is looked up at once, for a kind where others may have done the same', () => {
    expect(send({ kind: 'refused' })).toEqual({ do: 'look_up', afterMs: 0 })
  })
  test('by a refusal ends, for other kinds', () => {
    const item = makeItem(updateUserChange, { userId: 'u', email: 'a@b.test', set: {} })
    expect(send({ kind: 'refused', status: 400 }, item)).toMatchObject({
      do: 'end',
      how: { outcome: 'refused', serverText: 'Said so.', httpStatus: 400 },
    })
  })
  test('in a call that only reads is looked up: the write may have been before it', () => {
    expect(send({ kind: 'busy', operationId: 'Users_GetUsers' })).toMatchObject({ do: 'look_up' })
  })
})

describe('a lookup', () => {
  test('that finds nothing leads to another try, until there were enough', () => {
    const item = makeItem()
    for (let tries = 1; tries < attemptsMax; tries += 1) {
      send({ isSettled: true }, item)
      expect(judgeAbsent(item, setting)).toEqual({ do: 'send_again', afterMs: 0 })
    }
    send({ isSettled: true, status: 500 }, item)
    expect(judgeAbsent(item, setting)).toMatchObject({
      do: 'end',
      how: { outcome: 'failed', serverText: 'Said so.', httpStatus: 500 },
    })
  })
  test('that finds nothing after a refusal believes the refusal', () => {
    const item = makeItem()
    send({ kind: 'refused', status: 400 }, item)
    expect(judgeAbsent(item, setting)).toMatchObject({
      do: 'end',
      how: { outcome: 'refused', httpStatus: 400 },
    })
  })
  test('that finds nothing in a cancelled run ends cancelled, not sent again', () => {
    const item = makeItem()
    send({}, item)
    expect(judgeAbsent(item, { ...setting, isCancelling: true })).toMatchObject({
      how: { outcome: 'cancelled' },
    })
  })
  test('that can’t tell leads to another try, then to a person, also in a cancelled run', () => {
    const item = makeItem()
    send({}, item)
    expect(judgeUntold(item, setting)).toEqual({ do: 'send_again', afterMs: 0 })
    const review = { do: 'end', how: { outcome: 'needs_review' } }
    expect(judgeUntold(item, { ...setting, isCancelling: true })).toMatchObject(review)
    for (let tries = 1; tries < attemptsMax; tries += 1) send({}, item)
    expect(judgeUntold(item, setting)).toMatchObject(review)
    send({ kind: 'refused', status: 400 }, item)
    expect(judgeUntold(item, setting)).toMatchObject({ how: { outcome: 'refused' } })
  })
  test('that fails is repeated; in a cancelled run a person has to look after three', () => {
    const item = makeItem()
    const cancelling = { ...setting, isCancelling: true }
    const away = failure({ kind: 'unreachable' })
    expect(judgeLookupFailure(item, away, cancelling)).toMatchObject({ do: 'look_up' })
    expect(judgeLookupFailure(item, away, cancelling)).toMatchObject({ do: 'look_up' })
    expect(judgeLookupFailure(item, away, cancelling)).toMatchObject({
      do: 'end',
      how: { outcome: 'needs_review' },
    })
  })
})
