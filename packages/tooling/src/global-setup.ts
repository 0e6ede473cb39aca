/** Playwright's global set-up: the journeys drive the built console, so it must not be older than its sources. */
import { ensureBuild } from './ensure-build.ts'

export default () => ensureBuild()
