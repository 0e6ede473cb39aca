import type { ChangePayloads, PlannedChange, Ref, SharedKind } from '../change.ts'

/** A credential or data connection that exists, or one that the plan creates. */
type SharedThing =
  | { readonly shared: SharedKind; readonly id: string; readonly name: string }
  | { readonly shared: SharedKind; readonly createdBy: number; readonly name: string }

/** Whom it is shared with; `name` is what people call them. */
export interface ShareReceiver {
  readonly kind: 'user' | 'group'
  readonly ref: Ref
  readonly name: string
}

const nouns: Readonly<Record<SharedKind, string>> = {
  credential: 'credential',
  'data-connection': 'data connection',
}

/** `the credential “CORP\svc”`. */
export const sayShared = ({ name, shared }: Pick<SharedThing, 'shared' | 'name'>) =>
  `the ${nouns[shared]} “${name}”`

/** `the group “Finance”`, or the person as they are called. */
export const sayReceiver = ({ kind, name }: Pick<ShareReceiver, 'kind' | 'name'>) =>
  kind === 'group' ? `the group “${name}”` : name

export function toAddShare(
  seq: number,
  thing: SharedThing,
  receiver: ShareReceiver,
): PlannedChange {
  return {
    seq,
    kind: 'add-share',
    payload: toPayload(thing, receiver),
    before: null,
    fields: [toField(thing, null, thing.name)],
    sentence: `Share ${sayShared(thing)} with ${sayReceiver(receiver)}.`,
    danger: 'caution',
    dependsOn: listCreators(toRef(thing), receiver.ref),
  }
}

export function toRemoveShare(
  seq: number,
  thing: SharedThing,
  receiver: ShareReceiver,
): PlannedChange {
  return {
    seq,
    kind: 'remove-share',
    payload: toPayload(thing, receiver),
    before: null,
    fields: [toField(thing, thing.name, 'Not shared')],
    sentence: `Take ${sayShared(thing)} from ${sayReceiver(receiver)}.`,
    danger: 'caution',
    dependsOn: listCreators(toRef(thing), receiver.ref),
  }
}

const toRef = (thing: SharedThing): Ref =>
  'id' in thing ? { id: thing.id } : { createdBy: thing.createdBy }

const toPayload = (thing: SharedThing, receiver: ShareReceiver): ChangePayloads['add-share'] => ({
  shared: thing.shared,
  thing: toRef(thing),
  name: thing.name,
  receiver: { kind: receiver.kind, ref: receiver.ref, name: receiver.name },
})

function toField({ shared }: SharedThing, before: string | null, after: string) {
  const noun = nouns[shared]
  return { field: shared, label: `${noun.charAt(0).toUpperCase()}${noun.slice(1)}`, before, after }
}

const listCreators = (...refs: readonly Ref[]) =>
  refs.flatMap((ref) => ('createdBy' in ref ? [ref.createdBy] : []))
