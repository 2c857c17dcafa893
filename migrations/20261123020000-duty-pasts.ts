// The pasts of duties of every kind under a name that says so: their owner, the duties, knows no kind.
import type { MigrationInterface, QueryRunner } from 'typeorm'

export class DutyPasts20261123020000 implements MigrationInterface {
  name = 'DutyPasts20261123020000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table visit_pasts rename to duty_pasts')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table duty_pasts rename to visit_pasts')
  }
}
