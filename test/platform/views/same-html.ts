// Brings HTML to one form, so that attribute order and white space do not count when two pieces are compared.
import { HTMLElement, TextNode, parse } from 'node-html-parser'
import type { Node } from 'node-html-parser'

export function normalised(html: string): string {
  return parse(html).childNodes.map(node).filter(Boolean).join('\n')
}

function node(one: Node): string {
  if (one instanceof TextNode) return one.text.replace(/\s+/g, ' ').trim()
  if (!(one instanceof HTMLElement)) return ''
  const attributes = Object.entries(one.attributes)
    .map(([name, value]) => `${name}="${name === 'class' ? classes(value) : value.trim()}"`)
    .sort()
  const tag = [one.rawTagName, ...attributes].join(' ')
  return [`<${tag}>`, ...one.childNodes.map(node).filter(Boolean), `</${one.rawTagName}>`].join(
    '\n',
  )
}

const classes = (value: string): string => value.split(/\s+/).filter(Boolean).sort().join(' ')
