// One pass over an XML part: elements by local name, and the text gathered in those that are asked for.
import { SaxesParser } from 'saxes'

export type Attributes = Readonly<Record<string, string>>

export type XmlVisitor = Readonly<{
  open?: (name: string, attributes: Attributes) => void
  text?: (text: string) => void
  close?: (name: string) => void
}>

const local = (name: string): string => name.slice(name.indexOf(':') + 1)
const chunk = 1 << 16

/** Throws on anything that is not well-formed. Entities are never expanded from a document type. */
export function visitXml(bytes: Buffer, visitor: XmlVisitor): void {
  const parser = new SaxesParser({ position: false })
  parser.on('opentag', (tag) => visitor.open?.(local(tag.name), tag.attributes as Attributes))
  parser.on('text', (text) => visitor.text?.(text))
  parser.on('cdata', (text) => visitor.text?.(text))
  parser.on('closetag', (tag) => visitor.close?.(local(tag.name)))
  const decoder = new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-8', { fatal: true })
  for (let at = 0; at < bytes.length; at += chunk) {
    parser.write(decoder.decode(bytes.subarray(at, at + chunk), { stream: true }))
  }
  parser.write(decoder.decode())
  parser.close()
}
