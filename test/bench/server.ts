// A process of its own that serves one place: the product, and what its page is compared with; told what to do by its parent.
import { buildApp } from '../../src/app.ts'
import { wire } from '../../src/wiring.ts'
import { rawQueryAndRender, views, withoutSignIn, type Kept } from './beside.ts'
import { addressOf, listening } from './listening.ts'
import type { Asked, Told } from './serving.ts'
import { nightly } from './nights.ts'
import { today, wiring } from './place.ts'
import { timed } from './measure.ts'

const tell = (told: Told): void => {
  process.send?.(told)
}

async function serve(url: string): Promise<void> {
  const kept: Kept = { drawn: null }
  const product = await wire(wiring(url, today))
  const raw = await rawQueryAndRender(product, url, kept)
  const servers = await Promise.all(
    [buildApp(product, views), await withoutSignIn(product, kept), raw.app].map(listening),
  )
  const answer: Record<Asked['ask'], (asked: Asked) => Promise<Told>> = {
    cpu: async () => {
      const { user, system } = process.cpuUsage()
      return { cpuMs: (user + system) / 1000 }
    },
    memory: async () => {
      globalThis.gc?.()
      return { bytes: process.memoryUsage().rss }
    },
    night: async ({ at = today }) => {
      let rows = 0
      let most = 0
      const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20)
      const ms = await timed(async () => {
        rows = (await nightly(product, at)).changed
      })
      clearInterval(watch)
      return { ms, rows, bytes: most }
    },
    stop: async () => {
      for (const server of servers) server.close()
      await raw.close()
      await product.close()
      process.disconnect()
      return {}
    },
  }
  process.on('disconnect', () => process.exit())
  process.on('message', (asked: Asked) => {
    void answer[asked.ask](asked).then((told) => {
      if (process.connected) tell(told)
    })
  })
  const [productUrl = '', bareUrl = '', rawUrl = ''] = servers.map(addressOf)
  tell({ productUrl, bareUrl, rawUrl })
}

await serve(process.argv[2] ?? '')
