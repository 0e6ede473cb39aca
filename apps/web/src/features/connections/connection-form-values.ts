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
  const { clientSecret, maxConcurrency, environment } = createConnectionBody.shape
  return createConnectionBody.extend({
    environment: environment
      .nullable()
      .refine((value) => value !== null, 'Choose where this Server stands.'),
    clientSecret: hasSecret ? z.union([z.literal(''), clientSecret]) : clientSecret,
    maxConcurrency: z.coerce.number('Write a number from 1 to 64.').pipe(maxConcurrency.unwrap()),
  })
}
export type ConnectionFormValues = z.input<ReturnType<typeof connectionFormSchema>>
type ConnectionFormOutput = z.output<ReturnType<typeof connectionFormSchema>>

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
  }
}

/** What is sent: all of a new connection; of an old one only what was changed. */
export function toConnectionBody(
  values: ConnectionFormOutput,
  before: Connection | undefined,
): z.input<typeof updateConnectionBody> {
  const { clientSecret, environment, ...rest } = values
  const body: z.input<typeof updateConnectionBody> = {
    ...rest,
    ...(environment ? { environment } : {}),
    ...(clientSecret ? { clientSecret } : {}),
  }
  if (!before) return body
  const changed = Object.entries(body).filter(
    ([key, value]) => key === 'clientSecret' || before[key as keyof Connection] !== value,
  )
  return Object.fromEntries(changed)
}
