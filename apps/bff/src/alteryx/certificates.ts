import { X509Certificate } from 'node:crypto'
import type { CertificateFacts } from '@curator/console-contract/connection-network'

const block =
  /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[\s\S]*?-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g

/** The certificates in a PEM text, in order. Throws a `RangeError` that says which one can't be read. */
export function readCertificates(pem: string): CertificateFacts[] {
  const blocks = pem.match(block) ?? []
  if (blocks.length === 0) throw new RangeError('There is no complete certificate in the text.')
  return blocks.map((text, at) => {
    try {
      return toCertificateFacts(new X509Certificate(text))
    } catch (cause) {
      const message = `Certificate ${at + 1} of ${blocks.length} can’t be read. Paste it again, whole.`
      throw new RangeError(message, { cause })
    }
  })
}

/** Names in one line each, days as instants. */
export function toCertificateFacts(certificate: X509Certificate): CertificateFacts {
  return {
    subject: toOneLine(certificate.subject),
    issuer: toOneLine(certificate.issuer),
    validFrom: new Date(certificate.validFrom).toISOString(),
    validTo: new Date(certificate.validTo).toISOString(),
  }
}

/** Node writes a name over several lines; a certificate may have none at all. */
const toOneLine = (name: string | undefined) =>
  (name ?? '').trim().split('\n').join(', ') || '(no name)'
