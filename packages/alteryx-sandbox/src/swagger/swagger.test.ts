import { checkConformance } from '@curator/alteryx-contract/conformance/check-conformance'
import { toReportLines } from '@curator/alteryx-contract/conformance/report-lines'
import { swaggerDocument } from '@curator/alteryx-contract/conformance/swagger-document'
import { operations } from '@curator/alteryx-contract/registry'
import { expect, test } from 'vitest'
import { startSandbox } from '../../testing/start-sandbox.ts'
import { hasOperation } from '../release.ts'
import { namesUnknownTo } from './release-fields.ts'

const read = async (release: '2021.4' | '2022.3' | '2023.2' | '2024.2' | '2025.2') => {
  const { url, send } = await startSandbox({ release })
  const answer = await send('GET', 'swagger/docs/3', { headers: { authorization: 'none' } })
  expect(answer.status).toBe(200)
  return { url, document: swaggerDocument.parse(answer.json), raw: answer.json }
}

test.each(['2021.4', '2022.3', '2023.2', '2024.2', '2025.2'] as const)(
  'the document of release %s says what the contract says of it',
  async (release) => {
    const { document } = await read(release)
    const known = operations.filter((spec) => hasOperation(release, spec))
    const result = checkConformance(known, document)
    // What differs is what came with a later release, and nothing else.
    const unforeseen = result.unexplained.filter(
      ({ operationId, at }) =>
        !namesUnknownTo(release, operationId.split('_')[0] ?? '').has(at.split('.').at(-1) ?? ''),
    )
    expect(unforeseen.map((item) => [item.operationId, item.subject, item.at])).toEqual([])
    if (release === '2025.2') expect(toReportLines(result)[0]).toContain(' 0 unexplained')
    const inV3 = known.filter(({ path }) => path.startsWith('/v3/'))
    expect(result.comparedCount).toBe(new Set(inV3.map((spec) => spec.operationId)).size)
  },
)

test('an old release is described without what came later', async () => {
  const [old, recent] = [await read('2021.4'), await read('2024.2')]
  const transfer = '/v3/users/{userId}/assetTransfer'
  expect(Object.keys(old.document.paths)).not.toContain(transfer)
  expect(Object.keys(recent.document.paths)).toContain(transfer)
  const whole = checkConformance(operations, old.document)
  expect(whole.unexplained.map(({ operationId }) => operationId)).toContain('Users_TransferAssets')
})

test('it stands where a real one stands, and its references lead somewhere', async () => {
  const { url, document, raw } = await read('2025.2')
  expect(raw).toMatchObject({ basePath: '/webapi/', info: { version: '3' } })
  const names = [...JSON.stringify(raw).matchAll(/#\/definitions\/([^"]+)/g)].map(([, it]) => it)
  expect(names.length).toBeGreaterThan(10)
  expect(names.filter((name) => !document.definitions[name as string])).toEqual([])
  const page = await fetch(`${url}/swagger/ui/index`)
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('not Alteryx')])
})

test('fields and words that a release does not know are not in its document', async () => {
  const [old, recent] = [await read('2022.3'), await read('2025.2')]
  for (const name of ['canManageGenericVaultsDcm', 'cronContract', '"Cron"', 'dcmConnectionId']) {
    expect([name, JSON.stringify(old.raw).includes(name)]).toEqual([name, false])
    expect([name, JSON.stringify(recent.raw).includes(name)]).toEqual([name, true])
  }
  expect(JSON.stringify(old.raw)).toContain('insightIds')
  expect(JSON.stringify(recent.raw)).not.toContain('insightIds')
})
