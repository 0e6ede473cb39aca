import { readZipNames, writeZip } from './stored-zip.ts'
import type { WorkflowRecord, WorkflowVersionRecord } from './workflow-record.ts'

type Kind = WorkflowRecord['packageWorkflowType']

const endings: Readonly<Record<Kind, string>> = { Module: '.yxmd', App: '.yxwz', Macro: '.yxmc' }

/** The ending of the file that Designer opens. */
export const endingOf = (kind: Kind) => endings[kind]

/** The package of a revision: the uploaded bytes, or for a made-up workflow a small one that is the same every time. */
export function packageOf(
  workflow: WorkflowRecord,
  version: WorkflowVersionRecord,
): Uint8Array<ArrayBuffer> {
  if (version.packageBytes) return version.packageBytes
  return writeZip(new Map([[version.fileName, Buffer.from(document(workflow, version))]]))
}

export const packageName = ({ name }: WorkflowRecord) => `${name}.yxzp`

/** What a package says about itself; an unreadable one counts as an ordinary workflow, for nothing is checked on arrival. */
export function readPackage(
  bytes: Uint8Array,
  uploadName: string,
): { readonly fileName: string; readonly kind: Kind } {
  for (const name of readZipNames(bytes)) {
    const kind = (['App', 'Module', 'Macro'] as const).find((item) =>
      name.toLowerCase().endsWith(endings[item]),
    )
    if (kind) return { fileName: name.split('/').at(-1) ?? name, kind }
  }
  return { fileName: uploadName.replace(/\.yxzp$/i, endings.Module), kind: 'Module' }
}

export const isPackageName = (fileName: string) => fileName.toLowerCase().endsWith('.yxzp')

function document(workflow: WorkflowRecord, version: WorkflowVersionRecord): string {
  const engine = version.isAmp ? ' RunE2="T"' : ''
  const name = version.name.replace(/[<&"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  return `<?xml version="1.0"?>
<AlteryxDocument yxmdVer="2023.1"${engine}>
  <Nodes />
  <Connections />
  <Properties>
    <MetaInfo><Name>${name}</Name><Description>Version ${version.versionNumber} of ${workflow.id}</Description></MetaInfo>
  </Properties>
</AlteryxDocument>
`
}
