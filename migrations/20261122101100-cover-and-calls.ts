// Whom an absence without a last day leaves to somebody, and what is written down of a call that nobody answered.
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** [parameter, value, standing, source]: the suite's own policy is built from the same rows. */
export const coverPolicy: readonly (readonly [string, unknown, string, string])[] = [
  ['cover.unknown_end_days', 14, 'product default', 'No published source found'],
]

export class CoverAndCalls20261122101100 implements MigrationInterface {
  name = 'CoverAndCalls20261122101100'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table calls drop constraint calls_answered_say_what,
        add constraint calls_answered_say_what check (not answered or said is not null)`)
    for (const [parameter, value, standing, source] of coverPolicy)
      await runner.query(
        `insert into policy_values (parameter, value, from_on, standing, source)
          values ($1, $2, '1997-09-01', $3, $4)`,
        [parameter, JSON.stringify(value), standing, source],
      )
  }

  async down(runner: QueryRunner): Promise<void> {
    // Calls are never changed: those written down meanwhile stay as they are.
    await runner.query(`
      alter table calls drop constraint calls_answered_say_what,
        add constraint calls_answered_say_what check (answered = (said is not null)) not valid`)
    for (const [parameter] of coverPolicy)
      await runner.query('delete from policy_values where parameter = $1', [parameter])
  }
}
