import type { OperationSpec } from '@curator/alteryx-contract/operation'
import type { RequestOf } from '@curator/endpoint/endpoint'
import { toFormData } from '@curator/endpoint/multipart'
import { toTarget } from '@curator/endpoint/request'
import { onTestFinished } from 'vitest'
import { createSandbox, type Sandbox } from '../src/create-sandbox.ts'
import type { SandboxOptions } from '../src/options.ts'
import type { UserRecord } from '../src/records.ts'

/** An answer with its text, and what the text says as JSON. */
export interface Answer {
  readonly status: number
  readonly text: string
  readonly json: unknown
  readonly headers: Headers
}

/** A listening practice server of one test; closed when the test ends. */
export interface Started {
  readonly sandbox: Sandbox
  readonly url: string
  /** Calls a descriptor as the owner of the practice key, or as `userId`. A success must parse by the descriptor. */
  readonly invoke: <const S extends OperationSpec>(
    spec: S,
    input: RequestOf<S>,
    userId?: string,
  ) => Promise<Answer>
  /** Sends anything to a path below the base address, signed in unless the headers say otherwise. */
  readonly send: (method: string, path: string, init?: RequestInit) => Promise<Answer>
  /** Somebody by e-mail. */
  readonly user: (email: string) => UserRecord
  readonly groupId: (name: string) => string
}

/** Noon of a winter day; a time source that stands still, so that only `clock.advance` moves the clock. */
export const noon = '2026-02-03T12:00:00.000Z'

export async function startSandbox(options: SandboxOptions = {}): Promise<Started> {
  const sandbox = createSandbox({ timeSource: () => Date.parse(noon), ...options })
  const listening = await sandbox.listen()
  onTestFinished(() => listening.close())
  const token = sandbox.tokens.issue(sandbox.world.ownerId)
  const send: Started['send'] = async (method, path, init = {}) => {
    const headers = new Headers(init.headers)
    if (!headers.has('authorization')) headers.set('authorization', `Bearer ${token}`)
    return toAnswer(await fetch(listening.url + path, { method, ...init, headers }))
  }
  return {
    sandbox,
    url: listening.url,
    send,
    invoke: async (spec, input, userId) => {
      const parts = input as { params?: unknown; query?: unknown; body?: unknown }
      const init = toInit(spec, parts.body)
      const headers = new Headers(init.headers)
      if (userId !== undefined) {
        headers.set('authorization', `Bearer ${sandbox.tokens.issue(userId)}`)
      }
      const answer = await send(spec.method, toTarget(spec, parts), { ...init, headers })
      if (answer.status === spec.status) spec.response?.parse(answer.json)
      return answer
    },
    user: (email) => {
      const user = sandbox.world.findByEmail(email)[0]
      if (!user) throw new RangeError(`nobody has the e-mail ${email}`)
      return user
    },
    groupId: (name) => {
      const group = [...sandbox.world.userGroups.values()].find((item) => item.name === name)
      if (!group) throw new RangeError(`no group ${name}`)
      return group.id
    },
  }
}

/** A body as the descriptor says it travels: JSON, or a form with files. */
export function toInit(spec: OperationSpec, body: unknown): RequestInit {
  if (body === undefined) return {}
  if (spec.encoding !== 'multipart') {
    return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  }
  return { body: toFormData(body as Readonly<Record<string, unknown>>) }
}

export async function toAnswer(response: Response): Promise<Answer> {
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  const json: unknown = isJson ? JSON.parse(text) : undefined
  return { status: response.status, text, json, headers: response.headers }
}

/** The people of `small-team` tests are most often about. */
export const ada = 'ada.lopez@example.test'
export const bo = 'bo.nguyen@example.test'
export const cleo = 'cleo.okafor@example.test'
export const grace = 'grace.mwangi@example.test'

/** An id of the right shape that nobody has. */
export const nobody = '000000000000000000000000'
