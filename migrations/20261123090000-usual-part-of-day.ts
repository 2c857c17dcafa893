// From which share on visits are said to be concentrated in a part of the day, whatever the weekday.
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** [parameter, value, standing, source]. A day has three parts: a share of three in five is nearly chance. */
export const partOfDayPolicy: readonly (readonly [string, unknown, string, string])[] = [
  ['visits.concentrated_part_percent', 80, 'product default', 'No published source found'],
]

export class UsualPartOfDay20261123090000 implements MigrationInterface {
  name = 'UsualPartOfDay20261123090000'

  async up(runner: QueryRunner): Promise<void> {
    for (const [parameter, value, standing, source] of partOfDayPolicy)
      await runner.query(
        `insert into policy_values (parameter, value, from_on, standing, source)
          values ($1, $2, '1997-09-01', $3, $4)`,
        [parameter, JSON.stringify(value), standing, source],
      )
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [parameter] of partOfDayPolicy)
      await runner.query('delete from policy_values where parameter = $1', [parameter])
  }
}
