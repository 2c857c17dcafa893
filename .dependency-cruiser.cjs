// Who may import whom: the rooms stand in one line, and inside a room the layer is the file's name.
const rooms = [
  'audit',
  'policy',
  'access',
  'exports',
  'duties',
  'officers',
  'offenders',
  'restrictions',
  'evidence',
  'arms',
  'visits',
  'sightings',
  'shifts',
  'corrections',
  'workload',
  'imports',
  'overnight',
  'backlog',
  'briefings',
  'file',
  'administration',
]

// A room uses those before it. Duties and offenders name each other's types only (see below).
const earlierOnly = rooms.map((room, index) => ({
  name: `${room}-uses-earlier-rooms`,
  severity: 'error',
  comment: 'A room may use the rooms before it, never those after.',
  from: { path: `^src/${room}/` },
  to: {
    path: `^src/(${rooms.slice(index + 1).join('|') || 'nothing-follows'})/`,
    dependencyTypesNot: ['type-only'],
  },
}))

module.exports = {
  forbidden: [
    ...earlierOnly,
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'platform-knows-no-room',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^(src/(?!platform/)|jobs|seed|migrations)' },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      comment: 'Rules take facts and give decisions: no database, no web, no clock, no files.',
      from: { path: '^src/[a-z]+/(rules|duties)(\\.ts$|/)', pathNot: '^src/duties/' },
      to: {
        path: '(node_modules/(typeorm|express|pg|handlebars)|^(fs|path|http|net|child_process)$|^src/platform/(database|http|cluster|views|clock|log|config))',
      },
    },
    {
      name: 'rooms-meet-at-their-index',
      severity: 'error',
      from: { path: '^src/([a-z]+)/' },
      to: { path: '^src/(?!platform/)([a-z]+)/', pathNot: ['^src/$1/', '/index\\.ts$'] },
    },
    {
      name: 'index-never-exports-routes',
      severity: 'error',
      from: { path: '^src/[a-z]+/index\\.ts$' },
      to: { path: '^src/[a-z]+/routes' },
    },
    {
      name: 'routes-never-touch-tables',
      severity: 'error',
      from: { path: '^src/[a-z]+/(routes|views|forms)(\\.ts$|/)' },
      to: { path: '(/(store|entity)(\\.ts$|/)|node_modules/(typeorm|pg)/)' },
    },
    {
      name: 'stores-decide-nothing',
      severity: 'error',
      from: { path: '^src/[a-z]+/store(\\.ts$|/)' },
      to: { path: '(^src/[a-z]+/rules(\\.ts$|/)|node_modules/express/)' },
    },
    {
      name: 'jobs-enter-by-index',
      severity: 'error',
      comment:
        'A job is thin: a room’s public face, the machinery, and the type of what the roof builds.',
      from: { path: '^jobs/' },
      to: {
        path: '^(src|seed|migrations)/',
        pathNot: [
          '^src/[a-z]+/index\\.ts$',
          '^src/platform/(jobs/|errors\\.ts$)',
          '^src/wiring\\.ts$',
        ],
      },
    },
    {
      name: 'jobs-are-handed-the-product',
      severity: 'error',
      from: { path: '^jobs/' },
      to: { path: '^src/wiring\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'migrations-are-frozen',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: '^(src|seed|jobs)/' },
    },
    {
      name: 'no-development-packages',
      severity: 'error',
      from: { path: '^(src|jobs|seed|migrations)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nothing-unreachable',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          '^src/main\\.ts$',
          '^src/commands/',
          '\\.d\\.ts$',
          '^src/platform/http/session-data\\.ts$',
        ],
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.d.ts'],
    },
  },
}
