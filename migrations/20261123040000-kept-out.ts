// Calls at which entry was sought at the door and not obtained are found without reading the visits themselves.
import type { MigrationInterface, QueryRunner } from 'typeorm'

export class KeptOut20261123040000 implements MigrationInterface {
  name = 'KeptOut20261123040000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index visits_kept_out on visits (offender_id, at) include (on_date)
        where seen = 'doorstep' and (entry ->> 'sought')::boolean and not (entry ->> 'obtained')::boolean`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index visits_kept_out')
  }
}
