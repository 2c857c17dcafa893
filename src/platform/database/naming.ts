// How names in code become names in SQL: dueOn is due_on, everywhere.
import { DefaultNamingStrategy } from 'typeorm'

export const snakeCase = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

export class SnakeCase extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined): string {
    return customName ?? snakeCase(propertyName)
  }
}
