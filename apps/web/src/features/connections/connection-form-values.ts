import { type NetworkBody, networkBody } from '@curator/console-contract/connection-network'
import type { testConnectionBody } from '@curator/console-contract/connection-tests'
import {
  type Connection,
  createConnectionBody,
  type updateConnectionBody,
} from '@curator/console-contract/connections'
import { z } from 'zod'

/**
 * What the form holds. The secret may stay empty for a connection that has one: it is never shown, and an empty field
 * keeps it.
 */
export function connectionFormSchema(hasSecret: boolean) {
  const { approval, clientSecret, environment, maxConcurrency, signIn } = createConnectionBody.shape
  return createConnectionBody.omit({ network: true }).extend({
    ...networkBody.shape,
    proxyPassword: networkBody.shape.proxyPassword.unwrap(),
    environment: environment
      .nullable()
      .refine((value) => value !== null, 'Choose where this Server stands.'),
    clientSecret: hasSecret ? z.union([z.literal(''), clientSecret]) : clientSecret,
    signIn: signIn.unwrap(),
    approval: approval.unwrap(),
    maxConcurrency: z.coerce.number('Write a number from 1 to 64.').pipe(maxConcurrency.unwrap()),
  })
}
export type ConnectionFormValues = z.input<ReturnType<typeof connectionFormSchema>>
export type ConnectionFormOutput = z.output<ReturnType<typeof connectionFormSchema>>

const defaultConcurrency = 8

/** What the form starts with: the connection, or nothing. */
export function toFormValues(connection: Connection | undefined): ConnectionFormValues {
  return {
    name: connection?.name ?? '',
    environment: connection?.environment ?? null,
    baseUrl: connection?.baseUrl ?? '',
    clientId: connection?.clientId ?? '',
    clientSecret: '',
    maxConcurrency: connection?.maxConcurrency ?? defaultConcurrency,
    signIn: connection?.signIn ?? 'unknown',
    approval: connection?.approval ?? 'none',
    caPem: connection?.network.caPem ?? '',
    proxyUrl: connection?.network.proxyUrl ?? '',
    proxyUser: connection?.network.proxyUser ?? '',
    proxyPassword: '',
  }
}

/** What is sent: all of a new connection; of an old one only what was changed. */
export function toConnectionBody(
  values: ConnectionFormOutput,
  before: Connection | undefined,
): z.input<typeof updateConnectionBody> {
  const { caPem, clientSecret, environment, proxyPassword, proxyUrl, proxyUser, ...rest } = values
  const network = toNetworkBody({ caPem, proxyPassword, proxyUrl, proxyUser }, before)
  const body: z.input<typeof updateConnectionBody> = {
    ...rest,
    ...(environment ? { environment } : {}),
    ...(clientSecret ? { clientSecret } : {}),
    ...(network ? { network } : {}),
  }
  if (!before) return body
  const changed = Object.entries(body).filter(
    ([key, value]) =>
      key === 'clientSecret' || key === 'network' || before[key as keyof Connection] !== value,
  )
  return Object.fromEntries(changed)
}

type NetworkValues = Pick<
  ConnectionFormOutput,
  'caPem' | 'proxyUrl' | 'proxyUser' | 'proxyPassword'
>

/** The network settings as a whole, where one of them was changed; a new connection without any has none. */
function toNetworkBody(
  { caPem, proxyPassword, proxyUrl, proxyUser }: NetworkValues,
  before: Connection | undefined,
): NetworkBody | undefined {
  const isSame =
    caPem === (before?.network.caPem ?? '') &&
    proxyUrl === (before?.network.proxyUrl ?? '') &&
    proxyUser === (before?.network.proxyUser ?? '') &&
    proxyPassword === ''
  if (isSame) return undefined
  return { caPem, proxyUrl, proxyUser, ...(proxyPassword ? { proxyPassword } : {}) }
}

/** What a test of the form takes: everything that decides how the Server is reached, typed or kept. */
export function toTestBody(
  values: ConnectionFormValues,
  before: Connection | undefined,
): z.input<typeof testConnectionBody> {
  const { baseUrl, caPem, clientId, clientSecret, proxyPassword, proxyUrl, proxyUser } = values
  const network = toNetworkBody({ caPem, proxyPassword, proxyUrl, proxyUser }, before)
  return {
    baseUrl,
    clientId,
    ...(before ? { connectionId: before.id } : {}),
    ...(clientSecret ? { clientSecret } : {}),
    ...(network ? { network } : {}),
  }
}
