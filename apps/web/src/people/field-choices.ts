import type { ConnectionId } from '@curator/console-contract/ids'
import { serverRoleLabels, serverRoleNames } from '@curator/console-contract/server-roles'
import {
  serverLanguages,
  type UserFieldKey,
  userFields,
} from '@curator/console-contract/user-fields'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { listTimeZones } from '../lib/time-zones.ts'
import { userChoicesQuery } from './people.queries.ts'

/** A value that a field can have, and its words. */
export type FieldChoice = { readonly value: string | boolean; readonly text: string }

const roles: FieldChoice[] = serverRoleNames.map((value) => ({
  value,
  text: serverRoleLabels[value],
}))
const flags: FieldChoice[] = [
  { value: true, text: 'Yes' },
  { value: false, text: 'No' },
]
const languages: FieldChoice[] = serverLanguages.map((value) => ({ value, text: value }))

/** The values a field can have; undefined for fields of free text. */
export type ChoicesOf = (field: UserFieldKey) => readonly FieldChoice[] | undefined

/** Credentials are those of the connection; before they are known there is only none. */
export function useFieldChoices(connectionId: ConnectionId): ChoicesOf {
  const { data } = useQuery(userChoicesQuery(connectionId))
  return useMemo(() => {
    const zones: FieldChoice[] = [
      { value: '', text: 'No time zone' },
      ...listTimeZones().map((value) => ({ value, text: value })),
    ]
    const credentials: FieldChoice[] = [
      { value: '', text: 'No credential' },
      ...(data?.credentials ?? [])
        .filter(({ value }) => value !== '')
        .map(({ value, label }) => ({ value, text: label })),
    ]
    const byKind = {
      role: roles,
      flag: flags,
      language: languages,
      zone: zones,
      credential: credentials,
    }
    return (field) => {
      const { kind } = userFields[field]
      return Object.hasOwn(byKind, kind) ? byKind[kind as keyof typeof byKind] : undefined
    }
  }, [data])
}
