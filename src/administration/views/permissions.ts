// The permission matrix as a table: what each role may do at all.
import { matrix, roleWords } from '../../access/index.ts'
import type { Table } from '../../platform/views/models.ts'
import { givenRoles } from '../types.ts'

export type PermissionsModel = Readonly<{ table: Table }>

const inWords = (permission: string): string => {
  const said = permission.replaceAll('-', ' ').replace(/\barms\b/, 'ARMS')
  return `${said.slice(0, 1).toUpperCase()}${said.slice(1)}`
}

const permissions = (): [string, readonly string[]][] =>
  Object.entries(matrix).map(([name, roles]) => [name, roles])

export const permissionsResource = () => ({
  roles: givenRoles,
  items: permissions().map(([permission, roles]) => ({ permission, roles })),
})

export const permissionsPage = (): PermissionsModel => ({
  table: {
    caption: 'What each role may do',
    captionClasses: 'govuk-visually-hidden',
    regionId: 'permissions',
    head: [{ text: 'Permission' }, ...givenRoles.map((role) => ({ text: roleWords[role] }))],
    firstCellIsHeader: true,
    rows: permissions().map(([permission, roles]) => [
      { text: inWords(permission) },
      ...givenRoles.map((role) => ({ text: roles.includes(role) ? 'Yes' : 'No' })),
    ]),
  },
})
