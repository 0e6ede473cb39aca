import { practiceKey } from '../src/product.ts'

/** The header of a script's calls: one token, as every script begins. */
export async function signInAsScript(webApiUrl: string): Promise<{ authorization: string }> {
  const token = await fetch(new URL('oauth2/token', webApiUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: practiceKey.key,
      client_secret: practiceKey.secret,
    }),
  })
  const { access_token: accessToken } = (await token.json()) as { access_token: string }
  return { authorization: `Bearer ${accessToken}` }
}

/** The peer: what a script does today. One token, then one call after the other. */
async function runSequentially(
  webApiUrl: string,
  rowCount: number,
  send: (row: number, headers: Record<string, string>) => Promise<Response>,
): Promise<number> {
  const headers = { ...(await signInAsScript(webApiUrl)), 'content-type': 'application/json' }
  const startedAt = performance.now()
  for (let row = 1; row <= rowCount; row += 1) {
    const response = await send(row, headers)
    if (!response.ok) throw new Error(`script: ${response.status} ${await response.text()}`)
    await response.arrayBuffer()
  }
  return (rowCount * 1_000) / (performance.now() - startedAt)
}

/** Creates people one by one; answers creates per second. */
export function runCreateScript(webApiUrl: string, rowCount: number): Promise<number> {
  return runSequentially(webApiUrl, rowCount, (row, headers) =>
    fetch(new URL('v3/users', webApiUrl), {
      method: 'POST',
      headers,
      body: JSON.stringify({
        email: `script.${row}@example.test`,
        firstName: `First${row}`,
        lastName: `Last${row}`,
        role: 'Viewer',
        timeZone: 'Europe/Berlin',
        canScheduleJobs: true,
      }),
    }),
  )
}

/** Looks people up one by one, as a script must to know whom to create; answers rows per second. */
export function runLookUpScript(webApiUrl: string, rowCount: number): Promise<number> {
  return runSequentially(webApiUrl, rowCount, (row, headers) =>
    fetch(new URL(`v3/users?email=plan.${row}@example.test`, webApiUrl), { headers }),
  )
}
