// Planned shifts and printed pages that are out are read in parts: an index each in the order of its list.
import type { MigrationInterface, QueryRunner } from 'typeorm'

export class PartsOfShiftLists20261123030600 implements MigrationInterface {
  name = 'PartsOfShiftLists20261123030600'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop index shift_plans_by_day, packs_out')
    await runner.query(
      'create index shift_plans_in_order on shift_plans (force_id, on_day, from_time, id)',
    )
    await runner.query(
      'create index packs_out on packs (force_id, due_on, year, number) where returned_at is null',
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index shift_plans_in_order, packs_out')
    await runner.query('create index shift_plans_by_day on shift_plans (force_id, on_day)')
    await runner.query(
      'create index packs_out on packs (force_id, due_on) where returned_at is null',
    )
  }
}
