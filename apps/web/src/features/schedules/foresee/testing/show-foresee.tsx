import { routePatterns } from '../../../../paths.ts'
import { showSchedules } from '../../testing/show-schedules.tsx'
import { ForeseePage } from '../foresee-page.tsx'

/** The page at Monday, 30 November 2026 in Berlin; `search` adds to the address. */
export function showForesee(
  search: string,
  role: 'administrator' | 'viewer' = 'administrator',
  day = '2026-11-30',
) {
  return showSchedules(<ForeseePage />, {
    pattern: routePatterns.schedulesCalendar,
    url: `/c/dev/schedules/calendar?day=${day}&zone=Europe%2FBerlin&${search}`,
    role,
  })
}
