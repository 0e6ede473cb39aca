import { previewRule } from '@curator/console-contract/schedule-rules'
import type { IRouter } from 'express'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import { route } from '../../http/route.ts'
import { findRuleFaults, previewOf } from '../../schedules/rules/preview-rule.ts'

/** What a rule means, without any Server. */
export function mountScheduleRules(router: IRouter, { clock }: { readonly clock: Clock }): void {
  route(router, previewRule, { permission: 'directory.read' }, ({ body }) => {
    const { rule, timeZone, count } = body
    const fields = findRuleFaults(rule, timeZone, 'body')
    if (fields.length > 0) throw new AppError('request_invalid', { fields })
    return previewOf(rule, timeZone, count, clock.now().getTime())
  })
}
