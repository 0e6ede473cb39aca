/**
 * What can be done about an applied change. `undoable`: as the run left it. `partly`: so, but for a part that the run of the
 * undo plan leaves alone. `undone`: back already. `changed`: somebody went on from there. `held`: it has to stay because
 * something else stays. `impossible`: nothing brings it back.
 */
export type Stand =
  | { readonly is: 'undoable' }
  | { readonly is: 'undone' }
  | { readonly is: 'partly' | 'changed' | 'held' | 'impossible'; readonly sentence: string }

export const undoable: Stand = { is: 'undoable' }

/** Whether the undo plan changes something about it. */
export const isPlanned = (stand: Stand | undefined) =>
  stand?.is === 'undoable' || stand?.is === 'partly'

/** Whether it stays although it could be undone: what it rests on has to stay, too. */
export const isKept = (stand: Stand | undefined) => stand?.is === 'changed' || stand?.is === 'held'
