import { benchBulkIdeal } from './bulk-ideal.ts'
import { benchPlan } from './plan.ts'
import { benchPlanPage } from './plan-page.ts'
import { benchPracticeServer } from './practice-server.ts'
import { benchScheduleLoad } from './schedule-load.ts'
import { benchSchedulesPage } from './schedules-page.ts'
import { benchSheetPage } from './sheet-page.ts'

/** `npm run bench [-- NAME]`: each benchmark prints its figures; the exit code is 1 when a target is missed. */
const benchmarks: Record<string, () => Promise<boolean>> = {
  'bulk-ideal': benchBulkIdeal,
  plan: benchPlan,
  'plan-page': benchPlanPage,
  'practice-server': benchPracticeServer,
  'schedule-load': benchScheduleLoad,
  'schedules-page': benchSchedulesPage,
  'sheet-page': benchSheetPage,
}

const wanted = process.argv[2]
if (wanted !== undefined && !Object.hasOwn(benchmarks, wanted)) {
  process.stderr.write(
    `There is no benchmark "${wanted}". Choose one of: ${Object.keys(benchmarks).join(', ')}.\n`,
  )
  process.exit(2)
}
const results: boolean[] = []
for (const [name, run] of Object.entries(benchmarks)) {
  if (wanted === undefined || wanted === name) results.push(await run())
}
process.exitCode = results.every(Boolean) ? 0 : 1
