import type { PlannedChange } from '../change.ts'
import { joinWords } from './words.ts'

/** The password of a new credential: each has a slot of its own. */
export function toCreateCredential(
  seq: number,
  { knownIds, userName }: { readonly userName: string; readonly knownIds: readonly string[] },
): PlannedChange {
  return {
    seq,
    kind: 'create-credential',
    payload: {
      userName,
      knownIds,
      secretSlots: [{ slot: `password ${seq}`, label: `Password of ${userName}` }],
    },
    before: null,
    fields: [
      { field: 'userName', label: 'User name', before: null, after: userName },
      {
        field: 'password',
        label: 'Password',
        before: null,
        after: 'Typed when the run is started',
      },
    ],
    sentence: `Create the credential “${userName}”.`,
    danger: 'none',
    dependsOn: [],
  }
}

export function toChangePassword(
  seq: number,
  { id, userName }: { readonly id: string; readonly userName: string },
): PlannedChange {
  return {
    seq,
    kind: 'change-credential-password',
    payload: {
      credentialId: id,
      userName,
      secretSlots: [{ slot: `password ${seq}`, label: `New password of ${userName}` }],
    },
    before: null,
    fields: [
      {
        field: 'password',
        label: 'Password',
        before: 'Not known',
        after: 'Typed when the run is started',
      },
    ],
    sentence: `Change the password of the credential “${userName}”.`,
    danger: 'caution',
    dependsOn: [],
  }
}

/** Can't be undone: nobody but the Server knows its password. `force` where it is shared or in use. */
export function toDeleteCredential(
  seq: number,
  credential: {
    readonly id: string
    readonly userName: string
    readonly shareCount: number
    readonly useCount: number
  },
): PlannedChange {
  const { id, shareCount, useCount, userName } = credential
  const force = shareCount + useCount > 0
  const losses = [
    ...(shareCount > 0 ? [`its ${shareCount} ${shareCount === 1 ? 'share' : 'shares'}`] : []),
    ...(useCount > 0 ? [`the ${useCount} ${useCount === 1 ? 'thing' : 'things'} that use it`] : []),
  ]
  const words = losses.length > 0 ? `, although that breaks ${joinWords(losses)}` : ''
  return {
    seq,
    kind: 'delete-credential',
    payload: { credentialId: id, userName, force },
    before: { shareCount, useCount },
    fields: [],
    sentence: `Delete the credential “${userName}” for good${words}.`,
    danger: 'destructive',
    dependsOn: [],
  }
}
