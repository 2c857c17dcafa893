// An app that listens on a port of its own.
import type { Express } from 'express'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export const listening = (app: Express): Promise<Server> =>
  new Promise((resolve) => {
    const server = app.listen(0, '127.0.0.1', () => {
      resolve(server)
    })
  })

export const addressOf = (server: Server): string =>
  `http://127.0.0.1:${(server.address() as AddressInfo).port}`
