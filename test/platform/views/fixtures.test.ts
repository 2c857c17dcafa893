// Our partials draw what GOV.UK's own templates draw, fixture by fixture.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { normalised } from './same-html.ts'
import { translations } from './translations.ts'
import type { Options } from './translations.ts'
import { listed, notDrawn, whyNot } from './unsupported-fixtures.ts'
import { productViews } from '../../support/views.ts'

const views = productViews()

type Fixture = Readonly<{ name: string; options: Options; html: string }>

const folder = 'node_modules/govuk-frontend/dist/govuk/components'
const components = readdirSync(folder).filter((name) => existsSync(fileOf(name)))

function fileOf(component: string): string {
  return join(folder, component, 'fixtures.json')
}

function fixturesOf(component: string): readonly Fixture[] {
  const file = JSON.parse(readFileSync(fileOf(component), 'utf8')) as { fixtures: Fixture[] }
  return file.fixtures
}

test('every component of GOV.UK is drawn, or named with the reason why not', () => {
  const answered = [...Object.keys(translations), ...Object.keys(notDrawn)].sort()
  expect(answered).toEqual(components)
})

test('every fixture named as not ours is still a fixture, named once', () => {
  const names = new Map(components.map((one) => [one, fixturesOf(one).map(({ name }) => name)]))
  const gone = listed.filter(([component, name]) => !names.get(component)?.includes(name))
  expect(gone).toEqual([])
  expect(new Set(listed.map(String)).size).toBe(listed.length)
})

test('no fixture is named as not ours and drawn all the same', () => {
  const drawn = listed.filter(([component, name]) => {
    const fixture = fixturesOf(component).find((one) => one.name === name)
    return fixture !== undefined && isDrawn(component, fixture)
  })
  expect(drawn).toEqual([])
})

function isDrawn(component: string, { options, html }: Fixture): boolean {
  const { partial, model } = translations[component] ?? { model: () => ({}) }
  try {
    const drawn = views.fragment(`partials/${partial ?? component}`, model(options))
    return normalised(drawn) === normalised(html)
  } catch {
    return false
  }
}

describe.each(Object.entries(translations))('%s', (component, { partial, model }) => {
  const ours = fixturesOf(component).filter(({ name }) => whyNot(component, name) === null)

  test.each(ours)('$name is drawn as GOV.UK draws it', ({ options, html }) => {
    const drawn = views.fragment(`partials/${partial ?? component}`, model(options))
    expect(normalised(drawn)).toBe(normalised(html))
  })
})
