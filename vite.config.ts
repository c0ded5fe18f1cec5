import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { withoutUnusedCharts } from './web/build/chart-parts-plugin.ts'
import { documents, shipDocumentList } from './web/build/documents-plugin.ts'
import { onlyOurLocales } from './web/build/locales-plugin.ts'
import { parts } from './web/build/parts.ts'
import { precompress } from './web/build/precompress-plugin.ts'
import { shells } from './web/build/shell-plugin.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const generated = here('web/src/graphql/generated')
const api = `http://127.0.0.1:${process.env['PORT'] ?? 4000}`

/** Offices run Chromium 90–93, some on plain HTTP: the target is 88 for scripts and styles. */
export default defineConfig({
  root: here('web'),
  plugins: [
    documents(generated),
    onlyOurLocales(),
    withoutUnusedCharts(),
    react(),
    shells(),
    shipDocumentList(generated, here('dist/documents.json')),
    precompress(here('dist/web')),
  ],
  build: {
    outDir: here('dist/web'),
    emptyOutDir: true,
    target: 'chrome88',
    cssTarget: 'chrome88',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rollupOptions: { output: parts },
  },
  server: {
    port: Number(process.env['WEB_PORT'] ?? 5173),
    proxy: { '/graphql': api, '/files': api, '/events': api },
  },
})
