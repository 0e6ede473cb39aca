import type { SettledAction } from './schedule-facts.ts'

const fieldWords: Readonly<Record<string, string>> = {
  name: 'Rename',
  comment: 'Comment on',
  ownerId: 'Hand over',
  priority: 'Set the priority of',
  workerTag: 'Set the worker tag of',
  credentialId: 'Set the credential of',
}

/** What a plan is called: `Disable 12 schedules`. */
export function toScheduleTitle(action: SettledAction, count: number): string {
  const what = count === 1 ? '1 schedule' : `${count.toLocaleString('en')} schedules`
  switch (action.kind) {
    case 'set': {
      const { isEnabled, ...others } = action.values
      const [first, ...rest] = Object.keys(others)
      if (isEnabled !== undefined && !first) return `${isEnabled ? 'Enable' : 'Disable'} ${what}`
      const isOne = first && rest.length === 0 && isEnabled === undefined
      return `${(isOne && fieldWords[first]) || 'Change'} ${what}`
    }
    case 'zone':
      return `Move ${what} to ${action.timeZone || 'UTC'}`
    case 'rule':
      return `Change the rule of ${what}`
    case 'shift':
      return `Shift ${what} by ${action.minutes} minutes`
    case 'retime':
      return `Move the times of ${what}`
    case 'delete':
      return `Switch off ${what} to delete`
    case 'hold':
      return `Hold ${what}`
  }
}
