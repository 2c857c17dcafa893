// Compiles every template at start, strictly, and places finished models into them.
import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import Handlebars from 'handlebars'
import { pageChrome } from './chrome.ts'
import type { Chrome } from './chrome.ts'

export type Tree = hbs.AST.Program

export type Views = Readonly<{
  names: readonly string[]
  render(name: string, model: object, chrome: Chrome): string
  /** One partial by itself, given exactly the model it is handed. */
  fragment(partial: string, model: object): string
  /** The parsed template, for tests that check models against it. */
  tree(name: string): Tree
}>

const options: CompileOptions & RuntimeOptions = {
  strict: true,
  knownHelpersOnly: true,
  // Without this a partial standing alone on its line indents its output, text areas included.
  preventIndent: true,
  knownHelpers: { nth: true, join: true, headingAt: true, log: false, lookup: false },
}

/** Compiles all templates under a folder; a broken one, or one that uses a missing partial, stops the start. */
export function compileViews(root: string): Views {
  const engine = Handlebars.create()
  engine.registerHelper('nth', (index: number) => index + 1)
  engine.registerHelper('join', (...parts: unknown[]) => parts.slice(0, -1).join(''))
  engine.registerHelper('headingAt', headingAt)
  const trees = new Map(namesUnder(root).map((name) => [name, parse(engine, root, name)]))
  const templates = new Map<string, Handlebars.TemplateDelegate>()
  for (const [name, tree] of trees) {
    checkPartials(name, tree, trees)
    templates.set(name, compile(engine, name, tree))
  }
  for (const [name, template] of templates) engine.registerPartial(name, template)
  return {
    names: [...trees.keys()],
    render: (name, model, chrome) =>
      found(templates, name)({ ...model, chrome: pageChrome(chrome) }, ownPropertiesOnly),
    fragment: (name, model) => found(templates, name)(model, ownPropertiesOnly),
    tree: (name) => found(trees, name),
  }
}

/** The heading of the column in which a cell stands. */
const headingAt = (head: readonly Readonly<{ text: string }>[], index: number): string =>
  head[index]?.text ?? ''

const ownPropertiesOnly: RuntimeOptions = {
  allowProtoPropertiesByDefault: false,
  allowProtoMethodsByDefault: false,
}

function namesUnder(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.hbs'))
    .map((path) => path.slice(0, -'.hbs'.length).split(sep).join('/'))
    .sort()
}

function parse(engine: typeof Handlebars, root: string, name: string): Tree {
  const source = readFileSync(join(root, `${name}.hbs`), 'utf8')
  const tree = inView(name, () => engine.parse(source))
  const visitor = new Handlebars.Visitor()
  // A partial called by path sees what it is handed and nothing else; inline pieces and blocks keep the page's context.
  visitor.PartialStatement = ({ name: called, params }) => {
    if (isPath(called) && params.length === 0) params.push(nothing)
  }
  visitor.accept(tree)
  return tree
}

const nowhere = { line: 0, column: 0 }
const nothing: hbs.AST.Expression = {
  type: 'UndefinedLiteral',
  loc: { source: '', start: nowhere, end: nowhere },
}

function checkPartials(name: string, tree: Tree, trees: ReadonlyMap<string, Tree>): void {
  const visitor = new Handlebars.Visitor()
  const check = (called: Called): void => {
    if (isPath(called) && !trees.has(called.original))
      throw new Error(`view ${name}: there is no partial ${called.original}`)
  }
  visitor.PartialStatement = (partial) => check(partial.name)
  visitor.PartialBlockStatement = (partial) => {
    check(partial.name)
    visitor.accept(partial.program)
  }
  visitor.accept(tree)
}

type Called = hbs.AST.PartialStatement['name']

/** Registered partials are named by path; inline pieces such as `title` are not. */
function isPath(called: Called): called is hbs.AST.PathExpression {
  return 'original' in called && called.original.includes('/')
}

function compile(
  engine: typeof Handlebars,
  name: string,
  tree: Tree,
): Handlebars.TemplateDelegate<object> {
  // compile() alone waits for the first use; precompile() finds the unknown helper now.
  inView(name, () => engine.precompile(tree, options))
  return engine.compile(tree, options)
}

function inView<T>(name: string, work: () => T): T {
  try {
    return work()
  } catch (fault) {
    throw new Error(`view ${name}: ${fault instanceof Error ? fault.message : String(fault)}`, {
      cause: fault,
    })
  }
}

function found<T>(all: ReadonlyMap<string, T>, name: string): T {
  const one = all.get(name)
  if (one === undefined) throw new Error(`there is no view ${name}`)
  return one
}
