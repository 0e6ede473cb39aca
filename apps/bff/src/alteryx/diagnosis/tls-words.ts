interface Words {
  readonly detail: string
  readonly advice: string
}

/** What is wrong with a certificate; null when nothing is. Codes are those of OpenSSL as Node names them. */
export function judgeTrust(seen: {
  readonly code: string | null
  readonly wrongHost: boolean
  readonly host: string
  readonly names: string
  readonly validFrom: string
  readonly validTo: string
}): Words | null {
  const { code, host, names, wrongHost } = seen
  if (code === null && !wrongHost) return null
  const also = wrongHost ? ` It is also not made for ${host}.` : ''
  switch (code ?? '') {
    case 'CERT_HAS_EXPIRED':
      return {
        detail: `The certificate has expired on ${seen.validTo.slice(0, 10)}.${also}`,
        advice: 'Have it renewed on the Server (or on the load balancer in front of it).',
      }
    case 'CERT_NOT_YET_VALID':
      return {
        detail: `The certificate is valid only from ${seen.validFrom.slice(0, 10)}.${also}`,
        advice:
          'Check the clock of the console’s machine; if it is right, wait or have the certificate made anew.',
      }
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return {
        detail: `The certificate is self-signed: nobody vouches for it but itself.${also}`,
        advice:
          'Give the Server a certificate of your authority. Or, if you know this one to be right (compare its SHA-256), paste it under Network.',
      }
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT':
      return {
        detail: `The certificate comes from an authority that the console does not know.${also}`,
        advice:
          'Paste the certificate of your company’s authority under Network. If the authority is a public one, the Server leaves out the certificates in between: have the whole chain installed.',
      }
  }
  if (wrongHost) {
    return {
      detail: `The certificate is not made for ${host}.`,
      advice: `Use one of the names in it (${names || 'there are none'}), or have a certificate made for ${host}.`,
    }
  }
  return {
    detail: `The certificate is not trusted (${code}).${also}`,
    advice: 'Have the certificate checked by whoever runs the Server.',
  }
}

/** Why no handshake came about. */
export function wordsOfHandshake(code: string, port: number): Words {
  if (/WRONG_VERSION_NUMBER|PACKET_LENGTH|EPROTO|HTTP_REQUEST/.test(code)) {
    return {
      detail: `What answers at port ${port} does not speak TLS, or only an old form of it.`,
      advice:
        'Check the port; if the Server has no certificate yet, use http:// and give it one soon.',
    }
  }
  if (code === 'TIMEOUT') {
    return {
      detail: 'The TLS handshake did not end in time.',
      advice: 'Something in between may hold TLS back, for example a firewall that inspects it.',
    }
  }
  return {
    detail: `The TLS handshake broke off (${code}).`,
    advice:
      'Check that the Server offers TLS 1.2 or newer and asks for no certificate of the caller.',
  }
}
