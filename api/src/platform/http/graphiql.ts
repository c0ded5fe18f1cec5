import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'

const PAGE = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8">
    <title>GraphiQL · 督办</title>
    <link rel="stylesheet" href="/graphiql/page.css">
    <style>html, body, #root { height: 100%; margin: 0; }</style>
  </head>
  <body>
    <div id="root"></div>
    <script type="module" src="/graphiql/page.js"></script>
  </body>
</html>`

const SCRIPT = `
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { GraphiQL } from 'graphiql'
import 'graphiql/style.css'

const fetcher = async request => {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  })
  return response.json()
}
createRoot(document.getElementById('root')).render(createElement(GraphiQL, { fetcher }))`

/** The page's script and styles, put together from the installed packages at the first visit. */
async function bundlePage(): Promise<{ js: string; css: string }> {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    stdin: { contents: SCRIPT, resolveDir: fileURLToPath(new URL('.', import.meta.url)), loader: 'js' },
    bundle: true,
    format: 'esm',
    write: false,
    outdir: 'graphiql',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  })
  const textOf = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? ''
  return { js: textOf('.js'), css: textOf('.css') }
}

/** Serves GraphiQL at /graphiql, everything from this server. In development only. */
export function mountGraphiQL(app: FastifyInstance): void {
  let page: ReturnType<typeof bundlePage> | undefined
  const made = () => {
    page ??= bundlePage()
    return page
  }
  app.get('/graphiql', (_request, reply) => reply.type('text/html; charset=utf-8').send(PAGE))
  app.get('/graphiql/page.js', async (_request, reply) =>
    reply.type('text/javascript').send((await made()).js),
  )
  app.get('/graphiql/page.css', async (_request, reply) => reply.type('text/css').send((await made()).css))
}
