// Visits that nobody has written up are found by whoever recorded them: my day asks for them at each look.
import type { MigrationInterface, QueryRunner } from 'typeorm'

export class WriteUpsOfWriters20261123034000 implements MigrationInterface {
  name = 'WriteUpsOfWriters20261123034000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index visits_unwritten_of_writer on visits (recorded_by, force_id)
      where seen <> 'no' and origin = 'here' and not written_up and struck is null`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index visits_unwritten_of_writer')
  }
}
