/** What a key pressed on a cell, not in its text box, asks for; null for keys that mean something else. */
export type CellKeyAction =
  | { readonly kind: 'type'; readonly text: string | null }
  | { readonly kind: 'clear' }
  | { readonly kind: 'fill' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'mark'; readonly rows: 1 | -1 }

type KeyPress = {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** `text: null` types into the value as it is. */
const actions: Readonly<Record<string, CellKeyAction>> = {
  'Control+d': { kind: 'fill' },
  'Control+z': { kind: 'undo' },
  'Shift+ArrowDown': { kind: 'mark', rows: 1 },
  'Shift+ArrowUp': { kind: 'mark', rows: -1 },
  Enter: { kind: 'type', text: null },
  F2: { kind: 'type', text: null },
  Delete: { kind: 'clear' },
  Backspace: { kind: 'clear' },
}

function nameOf({ key, ctrlKey, metaKey, shiftKey }: KeyPress): string {
  if (ctrlKey || metaKey) return `Control+${key.toLowerCase()}`
  return shiftKey && key.startsWith('Arrow') ? `Shift+${key}` : key
}

export function toCellKeyAction(press: KeyPress): CellKeyAction | null {
  if (press.altKey) return null
  const name = nameOf(press)
  if (Object.hasOwn(actions, name)) return actions[name] ?? null
  // Names of keys have several letters; what types one character begins anew with it.
  return [...name].length === 1 ? { kind: 'type', text: name } : null
}
