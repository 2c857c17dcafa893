// Reads a template's tree and names every path that a sample model does not hold, `{{#if}}` included.
import type { Tree, Views } from '../../src/platform/views/engine.ts'
import { aChrome } from './chrome.ts'

type Scope = Readonly<{ value: unknown; at: readonly string[] }>
type Frame = Readonly<{
  template: string
  /** What the template's first comment declares; null when it declares nothing, then all is needed. */
  declared: Declared | null
  scopes: readonly Scope[]
  locals: ReadonlyMap<string, Scope>
}>
type Declared = Readonly<{ needs: ReadonlySet<string>; may: ReadonlySet<string> }>
type Found = Readonly<{ value: unknown; at: readonly string[] }>
type Path = hbs.AST.PathExpression

/** Something is there, but the sample cannot say what: `@index`, the answer of a helper. */
const opaque = Symbol('opaque')

/** The paths of a template, and of the partials it calls with what it hands them, that the sample model lacks. */
export function missingPaths(views: Views, name: string, sampleModel: object): string[] {
  const walk = new Walk(views, { ...sampleModel, chrome: { banner: null, ...aChrome() } })
  walk.template(name, walk.root)
  return [...walk.missing].sort()
}

/** As missingPaths, for a partial that is handed exactly this model. */
export function missingInPartial(views: Views, name: string, sampleModel: object): string[] {
  const walk = new Walk(views, sampleModel)
  walk.template(name, sampleModel)
  return [...walk.missing].sort()
}

/** What the comment atop a template says it needs and may be given. */
export function declaredBy(tree: Tree): Declared | null {
  const first = tree.body.find((node) => node.type === 'CommentStatement')
  const text = first === undefined ? '' : (first as hbs.AST.CommentStatement).value
  const list = (key: string): string[] =>
    [...text.matchAll(new RegExp(`^${key}: (.*)$`, 'gm'))].flatMap(([, names = '']) =>
      names.split(',').map((one) => one.trim()),
    )
  const [needs, may] = [list('needs'), list('may')]
  if (needs.length + may.length === 0) return null
  return { needs: new Set(needs), may: new Set(may) }
}

class Walk {
  readonly missing = new Set<string>()
  private readonly views: Views
  readonly root: object

  constructor(views: Views, root: object) {
    this.views = views
    this.root = root
  }

  template(name: string, model: unknown): void {
    const tree = this.views.tree(name)
    const declared = declaredBy(tree)
    this.program(tree, {
      template: name,
      declared,
      scopes: [{ value: model, at: [] }],
      locals: new Map(),
    })
  }

  private program(program: hbs.AST.Program | undefined, frame: Frame): void {
    for (const node of program?.body ?? []) this.statement(node, frame)
  }

  private statement(node: hbs.AST.Statement, frame: Frame): void {
    switch (node.type) {
      case 'MustacheStatement':
        this.call(node as hbs.AST.MustacheStatement, frame)
        return
      case 'BlockStatement':
        this.block(node as hbs.AST.BlockStatement, frame)
        return
      case 'PartialStatement':
        this.partial(node as hbs.AST.PartialStatement, frame, undefined)
        return
      case 'PartialBlockStatement':
        this.partialBlock(node as hbs.AST.PartialBlockStatement, frame)
        return
      case 'DecoratorBlock':
        this.program((node as hbs.AST.DecoratorBlock).program, frame)
    }
  }

  private call(node: hbs.AST.MustacheStatement | hbs.AST.SubExpression, frame: Frame): void {
    if (node.params.length === 0) this.value(node.path, frame)
    else for (const param of node.params) this.value(param, frame)
  }

  private block(node: hbs.AST.BlockStatement, frame: Frame): void {
    const [param] = node.params
    const subject = param === undefined ? this.value(node.path, frame) : this.value(param, frame)
    const inner =
      node.path.original === 'each'
        ? elementsOf(subject)
        : node.path.original === 'with'
          ? [subject].filter((one) => one.value !== null && one.value !== undefined)
          : null
    if (inner === null) this.program(node.program, frame)
    else for (const scope of inner) this.program(node.program, within(frame, scope, node.program))
    this.program(node.inverse, frame)
  }

  private partialBlock(node: hbs.AST.PartialBlockStatement, frame: Frame): void {
    const ambient = frame.scopes.at(-1)?.value
    this.partial(node, frame, ambient)
    this.program(node.program, frame)
  }

  private partial(
    node: hbs.AST.PartialStatement | hbs.AST.PartialBlockStatement,
    frame: Frame,
    ambient: unknown,
  ): void {
    const name = 'original' in node.name ? node.name.original : ''
    const [param] = node.params
    const handed = param === undefined ? ambient : this.value(param, frame).value
    const pairs = (node.hash?.pairs ?? []).map(
      (pair) => [pair.key, this.value(pair.value, frame).value] as const,
    )
    if (!name.includes('/')) return
    this.checkKeys(name, pairs, frame)
    if (pairs.length === 0 && (handed === null || handed === undefined)) return
    this.template(name, { ...(handed as object), ...Object.fromEntries(pairs) })
  }

  private checkKeys(
    name: string,
    pairs: readonly (readonly [string, unknown])[],
    frame: Frame,
  ): void {
    const declared = declaredBy(this.views.tree(name))
    if (declared === null) return
    for (const [key] of pairs)
      if (!declared.needs.has(key) && !declared.may.has(key))
        this.missing.add(`${frame.template}: ${name} does not take ${key}`)
  }

  private value(node: hbs.AST.Expression, frame: Frame): Found {
    if (node.type === 'PathExpression') return this.path(node as Path, frame)
    if (node.type === 'SubExpression') {
      this.call(node as hbs.AST.SubExpression, frame)
      return { value: opaque, at: [] }
    }
    return { value: (node as hbs.AST.StringLiteral).value, at: [] }
  }

  private path(path: Path, frame: Frame): Found {
    const start = this.startOf(path, frame)
    if (start === null) return { value: opaque, at: [] }
    let { value } = start
    const at = [...start.at]
    for (const part of start.parts) {
      if (value === null || value === undefined || value === opaque) return { value: undefined, at }
      at.push(part)
      if (!Object.hasOwn(Object(value), part)) return this.absent(path, frame, at)
      value = (value as Record<string, unknown>)[part]
    }
    return { value, at }
  }

  private startOf(path: Path, frame: Frame): (Scope & { parts: string[] }) | null {
    const [first = '', ...rest] = path.parts
    if (path.data) return first === 'root' ? { value: this.root, at: [], parts: rest } : null
    const local = path.depth === 0 ? frame.locals.get(first) : undefined
    if (local !== undefined) return { ...local, parts: rest }
    const scope = frame.scopes.at(-1 - path.depth)
    return scope === undefined ? null : { ...scope, parts: path.parts }
  }

  private absent(path: Path, frame: Frame, at: readonly string[]): Found {
    const prefixes = at.map((_, index) => at.slice(0, index + 1).join('.'))
    if (!prefixes.some((prefix) => frame.declared?.may.has(prefix)))
      this.missing.add(`${frame.template}: ${path.original}`)
    return { value: undefined, at }
  }
}

function elementsOf(list: Found): Scope[] {
  const values = list.value === opaque ? [] : Object.values(Object(list.value ?? []) as object)
  return values.map((value) => ({ value: value as unknown, at: list.at }))
}

function within(frame: Frame, scope: Scope, program: hbs.AST.Program): Frame {
  const [local] = program.blockParams ?? []
  const locals = local === undefined ? frame.locals : new Map(frame.locals).set(local, scope)
  return { ...frame, locals, scopes: [...frame.scopes, scope] }
}
