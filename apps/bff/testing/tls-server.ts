import { readFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'

/** `good` and `expired` are made for localhost, `other-host` is not; all but `self-signed` come from the authority. */
export type CertificateName = 'good' | 'expired' | 'other-host' | 'self-signed'

const read = (name: string) => readFileSync(new URL(`tls/${name}.pem`, import.meta.url), 'utf8')

/** Certificate of the authority behind the others, as PEM text. */
export const testAuthority = read('authority.crt')
export const selfSigned = read('self-signed.crt')

/** Serves an app over https on localhost; answers its origin. */
export async function listenWithTls(app: RequestListener, certificate: CertificateName) {
  const server = createServer({ key: read('server.key'), cert: read(`${certificate}.crt`) }, app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    origin: `https://localhost:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
