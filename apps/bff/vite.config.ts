import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

const root = import.meta.dirname

/** Each `*.worker.ts` below `src` is an entry of its own: `dist/<name>.worker.js`, beside `dist/main.js`. */
function listWorkers(): Record<string, string> {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  const workers = files.filter((file) => file.endsWith('.worker.ts'))
  return Object.fromEntries(workers.map((file) => [basename(file, '.ts'), join(root, 'src', file)]))
}

/**
 * `new URL('./some/place.worker.ts', import.meta.url)` finds the source in development and tests; the bundle lies flat
 * in `dist`, so there the same line must name `./place.worker.js`.
 */
function workerAddresses(): Plugin {
  const address = /(['"])\.{1,2}\/(?:[\w.-]+\/)*([\w-]+)\.worker\.ts\1(\s*,\s*import\.meta\.url)/g
  return {
    name: 'worker-addresses',
    transform: (code) =>
      code.includes('.worker.ts')
        ? { code: code.replace(address, '$1./$2.worker.js$1$3'), map: null } // no line moves
        : null,
  }
}

/**
 * The server build: our own packages are inlined, npm packages stay outside and resolve from the root's
 * `node_modules`. Entry names are stable, because the launcher, the journeys and the BFF itself start them by path.
 */
export default defineConfig({
  root,
  plugins: [workerAddresses()],
  build: {
    ssr: true,
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    target: 'node20',
    rolldownOptions: {
      input: {
        main: join(root, 'src/main.ts'),
        'practice-server': join(root, '../../packages/alteryx-sandbox/src/main.ts'),
        ...listWorkers(),
      },
      external: (id) => !/^(?:@curator\/|\.|\/|\0|[A-Za-z]:)/.test(id),
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        chunkFileNames: 'chunk-[name]-[hash].js',
      },
    },
  },
})
