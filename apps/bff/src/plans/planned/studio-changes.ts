import type { PlannedChange, Ref } from '../change.ts'
import type { StudioSet } from '../connection-payloads.ts'
import { joinWords } from './words.ts'

export interface PlannedStudio {
  readonly id: string
  readonly name: string
}

/** What a studio runs with, as people call it. */
const sayCredential = (id: string, names: Readonly<Record<string, string>>) =>
  id === '' ? 'The Server’s own' : (names[id] ?? id)
const sayFlag = (flag: boolean) => (flag ? 'Yes' : 'No')

export function toCreateStudio(
  seq: number,
  studio: {
    readonly name: string
    readonly credentialId: string
    readonly canShareSchedules: boolean
    readonly knownIds: readonly string[]
  },
  names: Readonly<Record<string, string>>,
): PlannedChange {
  return {
    seq,
    kind: 'create-studio',
    payload: studio,
    before: null,
    fields: [
      { field: 'name', label: 'Name', before: null, after: studio.name },
      {
        field: 'credentialId',
        label: 'Default credential',
        before: null,
        after: sayCredential(studio.credentialId, names),
      },
      {
        field: 'canShareSchedules',
        label: 'May share schedules',
        before: null,
        after: sayFlag(studio.canShareSchedules),
      },
    ],
    sentence: `Create the studio “${studio.name}”.`,
    danger: 'none',
    dependsOn: [],
  }
}

export interface StudioToUpdate extends PlannedStudio {
  readonly credentialId: string
  readonly canShareSchedules: boolean | null
}

/** Only what differs; null when the studio is as wanted. */
export function toUpdateStudio(
  seq: number,
  studio: StudioToUpdate,
  wanted: {
    readonly name?: string | undefined
    readonly credentialId?: string | undefined
    readonly canShareSchedules?: boolean | undefined
  },
  names: Readonly<Record<string, string>>,
): PlannedChange | null {
  const { canShareSchedules, credentialId, name } = wanted
  const set: StudioSet = {
    ...(name !== undefined && name !== studio.name ? { name } : {}),
    ...(credentialId !== undefined && credentialId !== studio.credentialId ? { credentialId } : {}),
    ...(canShareSchedules !== undefined && canShareSchedules !== studio.canShareSchedules
      ? { canShareSchedules }
      : {}),
  }
  const fields = toFields(studio, set, names)
  if (fields.length === 0) return null
  return {
    seq,
    kind: 'update-studio',
    payload: { studioId: studio.id, studioName: studio.name, set, names },
    before: {
      set: {
        ...(set.name === undefined ? {} : { name: studio.name }),
        ...(set.credentialId === undefined ? {} : { credentialId: studio.credentialId }),
        ...(set.canShareSchedules === undefined || studio.canShareSchedules === null
          ? {}
          : { canShareSchedules: studio.canShareSchedules }),
      },
    },
    fields,
    sentence: `Change the ${joinWords(fields.map(({ label }) => label.toLowerCase()))} of the studio “${studio.name}”.`,
    danger: 'caution',
    dependsOn: [],
  }
}

function toFields(studio: StudioToUpdate, set: StudioSet, names: Readonly<Record<string, string>>) {
  return [
    ...(set.name === undefined
      ? []
      : [{ field: 'name', label: 'Name', before: studio.name, after: set.name }]),
    ...(set.credentialId === undefined
      ? []
      : [
          {
            field: 'credentialId',
            label: 'Default credential',
            before: sayCredential(studio.credentialId, names),
            after: sayCredential(set.credentialId, names),
          },
        ]),
    ...(set.canShareSchedules === undefined
      ? []
      : [
          {
            field: 'canShareSchedules',
            label: 'May share schedules',
            before: studio.canShareSchedules === null ? null : sayFlag(studio.canShareSchedules),
            after: sayFlag(set.canShareSchedules),
          },
        ]),
  ]
}

/** `from` null: where they are is not known, so undo can't bring them back. */
export function toMoveToStudio(
  seq: number,
  person: { readonly id: string; readonly email: string; readonly name: string },
  studio: { readonly ref: Ref; readonly name: string },
  from: PlannedStudio | null,
): PlannedChange {
  const who = person.name === '' ? person.email : `${person.name} (${person.email})`
  return {
    seq,
    kind: 'move-to-studio',
    payload: {
      studio: studio.ref,
      studioName: studio.name,
      userId: person.id,
      email: person.email,
    },
    before: from && { studioId: from.id, studioName: from.name },
    fields: [{ field: 'studio', label: 'Studio', before: from?.name ?? null, after: studio.name }],
    sentence: `Move ${who} into the studio “${studio.name}”.`,
    danger: 'caution',
    dependsOn: 'createdBy' in studio.ref ? [studio.ref.createdBy] : [],
  }
}

/** Can't be undone: a studio made anew has another id and other keys. */
export function toDeleteStudio(seq: number, studio: PlannedStudio): PlannedChange {
  return {
    seq,
    kind: 'delete-studio',
    payload: { studioId: studio.id, studioName: studio.name },
    before: null,
    fields: [],
    sentence: `Delete the studio “${studio.name}”.`,
    danger: 'destructive',
    dependsOn: [],
  }
}
