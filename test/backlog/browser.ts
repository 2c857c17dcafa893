// A signed-in browser without a screen: pages as people get them.
import { parse, type HTMLElement } from 'node-html-parser'
import request from 'supertest'
import { password, type World } from '../support/world.ts'

export type Reader = (path: string) => Promise<HTMLElement>

export async function readerOn(world: World, username: string): Promise<Reader> {
  const agent = request.agent(world.address)
  const form = parse((await agent.get('/sign-in').set('Accept', 'text/html')).text)
  const csrf = form.querySelector('input[name="_csrf"]')?.getAttribute('value') ?? ''
  const signedIn = await agent
    .post('/sign-in')
    .set('Accept', 'text/html')
    .type('form')
    .send({ username, password, _csrf: csrf })
  if (signedIn.status !== 303) throw new Error(`${username} could not sign in`)
  return async (path) => {
    const answer = await agent.get(path).set('Accept', 'text/html')
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
    return parse(answer.text)
  }
}

export const wordsOf = (html: HTMLElement): string => html.text.replace(/\s+/g, ' ').trim()

/** The address in a link, as typed. */
export const hrefOf = (link: HTMLElement): string =>
  (link.getAttribute('href') ?? '').replaceAll('&amp;', '&')
