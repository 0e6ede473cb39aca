import { z } from 'zod'
import { instant } from './instants.ts'

/** What is shown of a certificate: distinguished names as people know them, and its days. */
export const certificateFacts = z.object({
  subject: z.string(),
  issuer: z.string(),
  validFrom: instant,
  validTo: instant,
})
export type CertificateFacts = z.output<typeof certificateFacts>

/** How the console gets to a Server. The proxy's password is write-only. */
export const connectionNetwork = z.object({
  /** Certificates of private authorities as PEM text, trusted beside the public ones; null: public ones only. */
  caPem: z.string().nullable(),
  certificates: z.array(certificateFacts),
  /** `http(s)://host:port`; null: straight to the Server. */
  proxyUrl: z.string().nullable(),
  proxyUser: z.string().nullable(),
  hasProxyPassword: z.boolean(),
})
export type ConnectionNetwork = z.output<typeof connectionNetwork>

const certificatesHint =
  'Paste certificates as PEM text, each from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.'

const caPem = z
  .string()
  .trim()
  .max(200_000, 'That is too long for certificates.')
  .refine(
    (text) => !/PRIVATE KEY/.test(text),
    'Leave out private keys: only certificates are needed.',
  )
  .refine(
    (text) => text === '' || /-----BEGIN (TRUSTED |X509 )?CERTIFICATE-----/.test(text),
    certificatesHint,
  )

const proxyUrl = z
  .string()
  .trim()
  .max(500)
  .refine((text) => {
    if (text === '') return true
    const url = URL.parse(text)
    const isPlain =
      url?.username === '' && url.password === '' && url.search === '' && url.hash === ''
    return isPlain && url.pathname === '/' && /^https?:$/.test(url.protocol)
  }, 'Write the proxy as http://host:port, with user and password in their own fields.')

/** The whole of it is replaced; empty text means none. */
export const networkBody = z.strictObject({
  caPem,
  proxyUrl,
  proxyUser: z.string().trim().max(200),
  /** Absent: the kept one stays, as long as proxy and user stay the same. */
  proxyPassword: z.string().max(200).optional(),
})
export type NetworkBody = z.output<typeof networkBody>
