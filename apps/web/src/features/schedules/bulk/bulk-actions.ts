import type { ScheduleAction } from '@curator/console-contract/schedule-plans'
import {
  AlarmClockMinus,
  CalendarArrowUp,
  Globe,
  KeySquare,
  ListOrdered,
  Power,
  PowerOff,
  Server,
  StretchHorizontal,
  Trash2,
  UserPen,
} from 'lucide-react'
import type { MenuEntry } from '../../../ui/menu.tsx'
import type { SetField } from './set-fields.ts'

/** A dialog that asks for more before there is an action; `set` begins with one field switched on, or with none. */
export type BulkDialog =
  | { readonly kind: 'set'; readonly first?: SetField }
  | { readonly kind: 'zone' | 'shift' | 'spread' | 'delete' | 'hold' }

type Wishes = {
  readonly onAction: (action: ScheduleAction) => void
  readonly onDialog: (dialog: BulkDialog) => void
}

/** Switching on or off: done at once, for the plan shows it. */
export const toSwitch = (isEnabled: boolean): ScheduleAction => ({
  kind: 'set',
  values: { isEnabled },
})

/** The actions that are not in the open. */
export function toBulkEntries({ onAction, onDialog }: Wishes): MenuEntry[] {
  const set = (first: SetField) => () => onDialog({ kind: 'set', first })
  return [
    { key: 'on', text: 'Switch on', icon: Power, onAction: () => onAction(toSwitch(true)) },
    { key: 'off', text: 'Switch off', icon: PowerOff, onAction: () => onAction(toSwitch(false)) },
    { key: 'owner', text: 'Change owner…', icon: UserPen, onAction: set('ownerId') },
    { key: 'priority', text: 'Change priority…', icon: ListOrdered, onAction: set('priority') },
    { key: 'workerTag', text: 'Change worker tag…', icon: Server, onAction: set('workerTag') },
    {
      key: 'credential',
      text: 'Change credential…',
      icon: KeySquare,
      onAction: set('credentialId'),
    },
    {
      key: 'zone',
      text: 'Change time zone…',
      description: 'Keep the local time, or the moment.',
      icon: Globe,
      onAction: () => onDialog({ kind: 'zone' }),
    },
    {
      key: 'shift',
      text: 'Shift start times…',
      description: 'All by the same number of minutes.',
      icon: CalendarArrowUp,
      onAction: () => onDialog({ kind: 'shift' }),
    },
    {
      key: 'spread',
      text: 'Spread start times…',
      description: 'Apart from each other by a fixed step.',
      icon: StretchHorizontal,
      onAction: () => onDialog({ kind: 'spread' }),
    },
    {
      key: 'hold',
      text: 'Hold for maintenance…',
      description: 'Switch off, and remember which were on.',
      icon: AlarmClockMinus,
      onAction: () => onDialog({ kind: 'hold' }),
    },
    {
      key: 'delete',
      text: 'Delete…',
      description: 'Switch off now, delete after a waiting time.',
      icon: Trash2,
      isDanger: true,
      onAction: () => onDialog({ kind: 'delete' }),
    },
  ]
}
