/**
 * What may import what. The names are the documentation; `src/import-rules.test.ts` plants one violation per rule.
 * Run from the root: `npx depcruise --config packages/tooling/import-rules.config.js apps packages`.
 */

const tests = '(\\.test\\.tsx?|\\.spec\\.ts)$|/testing/|/bench/'
const io = '^(node:)?(fs|net|http2?|https|tls|dgram|dns|child_process|worker_threads|timers)(/|$)'
const ioPackages = 'node_modules/(pg|pg-boss|kysely|undici|nodemailer|express|pino|tough-cookie)/'
const ioRooms =
  '^apps/bff/src/(store|alteryx|http|auth|directory)/|\\.(service|store|gateway|routes|worker)\\.ts$'

/** A rule without exceptions: what `from` matches imports nothing that `to` matches. */
const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

export default {
  forbidden: [
    never(
      'web-never-sees-alteryx',
      'The SPA knows the console wire only.',
      { path: '^apps/web/' },
      { path: '^packages/alteryx-(contract|sandbox)/' },
    ),
    never(
      'web-runs-in-a-browser',
      'No server half of the kernel in the SPA.',
      { path: '^apps/web/src/', pathNot: tests },
      {
        path: '^packages/endpoint/src/express\\.ts$|node_modules/(@types/)?(express|undici|pg)/',
      },
    ),
    never(
      'web-never-sees-node',
      'A browser has no Node modules.',
      { path: '^apps/web/src/', pathNot: tests },
      { dependencyTypes: ['core'] },
    ),
    never(
      'alteryx-wire-stays-in-alteryx',
      'apps/bff/src/alteryx is the only door to Alteryx; gateways answer in console words.',
      { path: '^apps/bff/src/', pathNot: ['^apps/bff/src/alteryx/', tests] },
      { path: '^packages/alteryx-contract/' },
    ),
    never(
      'undici-only-in-alteryx',
      'One HTTP client, one place for time limits, cookies and tokens.',
      { path: '^apps/bff/src/', pathNot: ['^apps/bff/src/alteryx/', tests] },
      { path: 'node_modules/undici/' },
    ),
    never(
      'nodemailer-only-in-notifications',
      'One place that writes mail, with its time limits and its silence about passwords.',
      { path: '^apps/bff/src/', pathNot: ['^apps/bff/src/notifications/', tests] },
      { path: 'node_modules/nodemailer/' },
    ),
    never(
      'sandbox-only-in-tests',
      'The console starts the practice server as a process of its own, by path.',
      { path: '^(apps/bff|packages/(?!alteryx-sandbox/))', pathNot: tests },
      { path: '^packages/alteryx-sandbox/' },
    ),
    never(
      'sandbox-never-sees-console-wire',
      'The practice server stands for Alteryx Server, which has never heard of us.',
      { path: '^packages/alteryx-sandbox/' },
      { path: '^packages/console-contract/|^apps/' },
    ),
    never(
      'features-do-not-import-features',
      'Two features on one screen are composed above them.',
      { path: '^apps/(bff|web)/src/features/([^/]+)/' },
      { path: '^apps/$1/src/features/', pathNot: '^apps/$1/src/features/$2/' },
    ),
    never(
      'features-do-not-import-app',
      'app composes features, never the other way round.',
      { path: '^apps/web/src/features/', pathNot: tests },
      { path: '^apps/web/src/app/' },
    ),
    never(
      'shared-rooms-serve-features',
      'What all screens with a sheet, with people or with saved views share knows none of them.',
      { path: '^apps/web/src/(sheets|people|memberships|saved-views)/', pathNot: tests },
      { path: '^apps/web/src/(app|features)/' },
    ),
    never(
      'ui-and-lib-know-no-domain',
      'They take props and arguments; no contract, no feature.',
      { path: '^apps/web/src/(ui|lib)/', pathNot: tests },
      {
        path: '^packages/console-contract/|^apps/web/src/(app|api|features|sheets|memberships|saved-views)/',
      },
    ),
    never(
      'api-knows-no-screen',
      'Each screen decides how it shows a problem.',
      { path: '^apps/web/src/api/', pathNot: tests },
      { path: '^apps/web/src/(app|ui|features|sheets|saved-views)/' },
    ),
    never(
      'only-queries-call-the-api',
      'Components ask through *.queries.ts.',
      { path: '^apps/web/src/', pathNot: ['\\.queries\\.ts$', '^apps/web/src/api/', tests] },
      { path: '^apps/web/src/api/client\\.ts$' },
    ),
    never(
      'express-only-at-the-edge',
      'A service never sees a request.',
      {
        path: '^apps/bff/src/',
        pathNot: ['^apps/bff/src/app\\.ts$', '^apps/bff/src/http/', '\\.routes\\.ts$', tests],
      },
      { path: 'node_modules/(@types/)?express/|^packages/endpoint/src/express\\.ts$' },
    ),
    never(
      'pure-files-do-no-io',
      'Planning, verdicts and findings are functions of their arguments; types may come from anywhere.',
      {
        path: '^apps/bff/src/.*(-plan|-planner|-findings|-verdicts|-rules|/recurrence|/plan|/run|/change|/verdict|/planner)\\.ts$',
      },
      { path: [io, ioPackages, ioRooms], dependencyTypesNot: ['type-only'] },
    ),
    never(
      'core-imports-core',
      'Errors, log, clock and secrets rest on nothing of ours but the contracts.',
      { path: '^apps/bff/src/core/', pathNot: tests },
      { path: '^apps/bff/src/', pathNot: '^apps/bff/src/core/' },
    ),
    never(
      'rooms-do-not-import-features',
      'main, app and deps compose features; the rooms below serve them.',
      {
        path: '^apps/bff/src/(core|http|auth|store|alteryx|directory|plans|sheets|notifications)/',
        pathNot: tests,
      },
      { path: '^apps/bff/src/(features/|main\\.ts|app\\.ts|deps\\.ts)' },
    ),
    never(
      'contracts-know-no-express-react',
      'A contract is data; it neither serves nor calls nor draws.',
      { path: '^packages/(console|alteryx)-contract/src/', pathNot: tests },
      {
        path: '^packages/endpoint/src/(express|client)\\.ts$|node_modules/(@types/)?(express|react|react-dom|node)/',
      },
    ),
    never(
      'contracts-and-kernel-never-see-node',
      'They are read by browser and server alike.',
      { path: '^packages/(console-contract|alteryx-contract|endpoint)/src/', pathNot: tests },
      { dependencyTypes: ['core'] },
    ),
    never(
      'contracts-stand-alone',
      'A contract rests on the kernel and on nothing else of ours.',
      { path: '^packages/(console|alteryx)-contract/' },
      { path: '^(packages|apps)/', pathNot: '^packages/($1-contract|endpoint)/' },
    ),
    never(
      'endpoint-knows-nothing-of-us',
      'The kernel knows HTTP.',
      { path: '^packages/endpoint/' },
      { path: '^(packages|apps)/', pathNot: '^packages/endpoint/' },
    ),
    never(
      'endpoint-has-one-express-file',
      'Descriptors and client load in a browser.',
      { path: '^packages/endpoint/src/', pathNot: ['/express\\.ts$', tests] },
      { path: 'node_modules/(@types/)?express/|^packages/endpoint/src/express\\.ts$' },
    ),
    never(
      'apps-are-not-imported',
      'Apps are started.',
      { path: '^((?:apps|packages)/[^/]+)/' },
      { path: '^apps/', pathNot: '^$1/' },
    ),
    never(
      'packages-by-name',
      'Across workspaces by package name, never by a path that climbs out.',
      { path: '^((?:apps|packages)/[^/]+)/' },
      { path: '^packages/', pathNot: '^$1/', dependencyTypes: ['local'] },
    ),
    never(
      'product-never-imports-tests',
      'What is shipped does not rest on what tests it.',
      { path: '^(apps|packages)/', pathNot: [tests, '^apps/e2e/'] },
      { path: tests },
    ),
    never(
      'imports-resolve',
      'An import nobody can follow is an import nobody has checked.',
      {},
      { couldNotResolve: true },
    ),
    never(
      'no-cycles',
      'Two files that need each other to run are one file; types alone may point both ways.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(apps|packages)/[^/]+/(dist|data)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.d.ts'],
      mainFields: ['module', 'main', 'types'],
    },
    progress: { type: 'none' },
  },
}
