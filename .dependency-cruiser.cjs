/** Who may import whom. Each rule says why; `pnpm check` holds them. */
const ORDER = [
  ['divisions'],
  ['access'],
  ['audit'],
  ['attachments'],
  ['notifications'],
  ['views'],
  ['plans'],
  ['tasks'],
  ['replies'],
  ['problems'],
  ['reports'],
  ['notices'],
  ['instructions'],
  ['indicators'],
  ['figures'],
  ['observations', 'systems', 'personal-information', 'texts'],
  ['tallies'],
  ['complaints'],
  ['hot-issues', 'ratings'],
  ['assessment', 'imports'],
  ['search'],
  ['dashboard'],
  ['board-reports'],
  ['administration'],
]

const modules = names => `^api/src/modules/(${names.join('|')})/`

/** A module may reach only those left of it. */
const rightward = ORDER.flatMap((names, index) => {
  const right = ORDER.slice(index).flat()
  return names.map(name => ({
    name: `${name}-looks-left-only`,
    comment: `${name} may import only modules left of it; a field that points the other way is added by the right-hand module's resolver.`,
    severity: 'error',
    from: { path: modules([name]) },
    to: { path: modules(right.filter(other => other !== name)) },
  }))
})

const inside = '^api/src/modules/([^/]+)/'

module.exports = {
  forbidden: [
    ...rightward,
    {
      name: 'modules-through-their-door',
      comment: 'A module is imported through its index.ts only.',
      severity: 'error',
      from: { path: inside },
      to: { path: '^api/src/modules/([^/]+)/(?!index\\.ts$)', pathNot: '^api/src/modules/$1/' },
    },
    {
      name: 'platform-knows-no-module',
      comment: 'platform ← modules ← schema.ts ← start.ts ← main.ts, cli.ts: never the other way.',
      severity: 'error',
      from: { path: '^api/src/platform/' },
      to: { path: '^api/src/(modules|schema\\.ts|server-parts\\.ts|start\\.ts|main\\.ts|cli\\.ts)' },
    },
    {
      name: 'modules-know-no-roof',
      comment: 'A module does not know the schema or the program it is part of.',
      severity: 'error',
      from: { path: '^api/src/modules/', pathNot: '\\.(test|command)\\.ts$' },
      to: { path: '^api/src/(schema|server-parts|start|main|cli)\\.ts' },
    },
    {
      name: 'only-the-program-loads-the-demo',
      comment: 'seeds use the api, not the other way; only the program itself may load the demo world.',
      severity: 'error',
      from: { path: '^api/', pathNot: '^api/src/(main|cli)\\.ts$' },
      to: { path: '^(seeds|test)/', pathNot: '^test/kit/' },
    },
    {
      name: 'web-apart-from-api',
      comment: 'web knows of the api only api/schema.graphql.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(api|prisma|seeds)/' },
    },
    {
      name: 'api-apart-from-web',
      comment: 'The api knows nothing of the web.',
      severity: 'error',
      from: { path: '^(api|prisma|seeds)/' },
      to: { path: '^web/' },
    },
    {
      name: 'web-layers',
      comment: 'ui, graphql, i18n ← modules ← app: never the other way.',
      severity: 'error',
      from: { path: '^web/src/(ui|graphql|i18n)/' },
      to: { path: '^web/src/(modules|app)/' },
    },
    {
      name: 'web-modules-below-app',
      comment: 'app puts the modules together; a module does not reach up into it.',
      severity: 'error',
      from: { path: '^web/src/modules/' },
      to: { path: '^web/src/app/' },
    },
    {
      name: 'echarts-in-one-place',
      comment: 'Only ui/chart touches ECharts.',
      severity: 'error',
      from: { path: '^web/', pathNot: '^web/src/ui/chart/' },
      to: { path: 'node_modules/echarts' },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file or three.',
      severity: 'error',
      from: { pathNot: '^api/src/generated/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|api/src/generated|web/src/graphql/generated' },
    exclude: { path: 'api/src/generated|web/src/graphql/generated|dist/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js'],
    },
  },
}
