import { test } from 'vitest'
import { createUser } from '../../testing/engine.ts'
import { startRunRig } from '../../testing/run-rig.ts'
test('throughput', async () => {
  const rig = await startRunRig({ sandbox: { latencyMs: 20 }, maxConcurrency: 32, times: { leaseMs: 5000, renewMs: 1500, marginMs: 1000 } })
  const g = rig.openGateways()
  let n = 0
  const c0 = process.cpuUsage()
  const d0 = performance.now()
  let sent = 0
  await Promise.all(Array.from({ length: 64 }, async () => {
    while (n < 2000) { n += 1; await g.users.create({ email: `d-${n}@x.test`, firstName: 'a', lastName: 'b' }, { priority: 'bulk', beforeSend: () => { sent += 1 } }) }
  }))
  const c1 = process.cpuUsage(c0)
  console.log('DIRECT', 2000 / ((performance.now() - d0) / 1000), 'cpu', (c1.user + c1.system) / 1000, 'width', g.load().width)
  rig.addRunner()
  const changes = Array.from({ length: 4000 }, (_, at) => createUser(at + 1, `t-${at}@example.test`))
  const planId = await rig.plan(changes)
  const c2 = process.cpuUsage()
  const t0 = performance.now()
  const runId = await rig.start(planId)
  for (;;) { await new Promise((r) => setTimeout(r, 250)); const s = rig.sandbox.calls.count({ operation: 'Users_CreateUser' }); if (s >= 6000) break }
  const s = (performance.now() - t0) / 1000
  const c3 = process.cpuUsage(c2)
  console.log('RATE', 4000 / s, 'ratio', 4000 / s / 1600, 'cpu', (c3.user + c3.system) / 1000)
  await rig.waitFor(runId, ['done'], 60000)
  await rig.close()
}, 90000)
