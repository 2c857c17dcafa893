// A browser without a screen that finds the forms on a page and fills them as badly as it is asked to.
import { parse, type HTMLElement } from 'node-html-parser'
import request from 'supertest'
import { password, type World } from '../support/world.ts'

export type Shown = Readonly<{ path: string; status: number; text: string; html: HTMLElement }>
export type Form = Readonly<{ on: string; action: string; upload: boolean; html: HTMLElement }>
export type Fields = Readonly<Record<string, string>>

export type Reader = Readonly<{
  open(path: string): Promise<Shown>
  send(form: Form, fields: Fields): Promise<Shown>
}>

const shownAt = (path: string, { status, text }: request.Response): Shown => ({
  path,
  status,
  text,
  html: parse(text),
})

const attribute = (element: HTMLElement, name: string): string =>
  (element.getAttribute(name) ?? '').replaceAll('&amp;', '&')

export async function readerOn(world: World, username: string): Promise<Reader> {
  const agent = request.agent(world.address)
  agent.set('Accept', 'text/html')
  const open = async (path: string): Promise<Shown> =>
    shownAt(path, await agent.get(path).redirects(3))
  const { html } = await open('/sign-in')
  const csrf = html.querySelector('input[name=_csrf]')?.getAttribute('value') ?? ''
  const sent = await agent.post('/sign-in').type('form').send({ username, password, _csrf: csrf })
  if (sent.status !== 303) throw new Error(`${username} could not sign in: ${sent.status}`)
  return {
    open,
    send: async ({ action, upload }, fields) => {
      const posting = agent.post(action)
      const answer = upload
        ? await posting.field({ ...fields })
        : await posting.type('form').send(fields)
      return shownAt(action, answer)
    },
  }
}

export const formsOn = ({ path, html }: Shown): Form[] =>
  html.querySelectorAll('main form[method=post]').map((form) => ({
    on: path,
    action: attribute(form, 'action'),
    upload: attribute(form, 'enctype') === 'multipart/form-data',
    html: form,
  }))

/** Links to further pages: a file that is taken out has no forms. */
export const linksOn = ({ html }: Shown): string[] =>
  html
    .querySelectorAll('a[href]')
    .map((link) => attribute(link, 'href').split('#')[0] ?? '')
    .filter((href) => href.startsWith('/') && !href.startsWith('/assets'))
    .filter((href) => !/\.(csv|pdf)(\?|$)/.test(href))

/** Every id is one id and every query the same: what is left is the page's kind. */
export const kindOf = (path: string): string =>
  (path.split('?')[0] ?? '')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replaceAll(/\d{4}-\d{2}-\d{2}/g, ':date') + (path.includes('kind=') ? '?kind' : '')

/** How a form is filled: what is typed, and whether choices are made soundly or told the same nonsense. */
export type Filling = Readonly<{ text: string; sound: boolean }>

const soundChoice = (form: HTMLElement, name: string): string =>
  form
    .querySelectorAll(`input[name="${name}"], select[name="${name}"] option`)
    .map((one) => one.getAttribute('value') ?? '')
    .find((value) => value !== '') ?? ''

const typedInto = (form: HTMLElement, input: HTMLElement, { text, sound }: Filling): string => {
  const isChoice = input.tagName === 'SELECT' || /radio|checkbox/.test(attribute(input, 'type'))
  return isChoice && sound ? soundChoice(form, attribute(input, 'name')) : text
}

/** The hidden fields as drawn, and every field that a person fills. */
export function filled({ html }: Form, filling: Filling): Fields {
  const fields: Record<string, string> = {}
  for (const input of html.querySelectorAll('input, textarea, select')) {
    const name = attribute(input, 'name')
    const type = attribute(input, 'type')
    if (name === '' || type === 'file') continue
    fields[name] = type === 'hidden' ? attribute(input, 'value') : typedInto(html, input, filling)
  }
  return fields
}

/** Where a person types, by name: what stands there now. */
export const standing = (page: HTMLElement): ReadonlyMap<string, string> =>
  new Map(
    page
      .querySelectorAll('main form[method=post] input, main form[method=post] textarea')
      .filter((one) => ['', 'text', 'search', 'number'].includes(one.getAttribute('type') ?? ''))
      .map((one) => [
        one.getAttribute('name') ?? '',
        one.tagName === 'TEXTAREA' ? one.text : (parseValue(one) ?? ''),
      ]),
  )

const parseValue = (one: HTMLElement): string | undefined => one.attributes['value']
