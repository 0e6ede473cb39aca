import { baseUrl } from '@curator/console-contract/connections'
import { failed, passed, type Step, warning } from './step.ts'

/** The form of the address; the Web API address is a setting of the Server and normally ends with /webapi/ (reference 1). */
export const addressStep: Step = {
  id: 'address',
  title: 'Address',
  look: (probe) => {
    const typed = probe.target.baseUrl
    const parsed = baseUrl.safeParse(typed)
    if (!parsed.success) {
      const why = parsed.error.issues[0]?.message ?? ''
      return failed('This is not an address that can be called.', why, { Address: typed })
    }
    probe.url = new URL(parsed.data)
    const facts = { Address: probe.url.href }
    if (/\/webapi\/$/i.test(probe.url.pathname)) {
      return passed('The address has the form of a Web API address.', facts)
    }
    const isGallery = /\/gallery\//i.test(probe.url.pathname)
    const detail = isGallery
      ? 'This is the address of the Server’s own pages, not that of its API.'
      : 'A Web API address normally ends with /webapi/, this one does not.'
    const advice =
      'Take the Web API address from Alteryx System Settings (Server UI, General). It is normally https://host/webapi/.'
    return warning(detail, advice, facts)
  },
}
