import type { FieldFault } from '@curator/endpoint/problem'
import { AppError } from '../../../core/app-error.ts'
import { findRuleFaults } from '../../../schedules/rules/preview-rule.ts'
import { isKnownZone } from '../../../schedules/rules/zone-clock.ts'
import type { SettledAction } from './schedule-facts.ts'

/** What the contract can't see. Throws `request_invalid` with the place. */
export function checkAction(action: SettledAction, count: number): void {
  const fields = listFaults(action, count)
  if (fields.length > 0) throw new AppError('request_invalid', { fields })
}

function listFaults(action: SettledAction, count: number): FieldFault[] {
  if (action.kind === 'rule') return findRuleFaults(action.rule, action.timeZone, 'body.action')
  if (action.kind === 'zone' && !isKnownZone(action.timeZone)) {
    const message = 'There is no such time zone. Use a name like Europe/Berlin.'
    return [{ path: 'body.action.timeZone', rule: 'unknown_zone', message }]
  }
  if (action.kind !== 'set') return []
  const { values } = action
  if (Object.keys(values).length === 0)
    return [{ path: 'body.action.values', rule: 'required', message: 'Choose what to change.' }]
  if (values.name === undefined || count < 2) return []
  const message = 'Only one schedule at a time can be renamed.'
  return [{ path: 'body.action.values.name', rule: 'single_schedule', message }]
}
