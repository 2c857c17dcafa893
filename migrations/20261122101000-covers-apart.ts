// Whoever does not see a person's file does not cover it: lists ask the same question as the rule.
import type { MigrationInterface, QueryRunner } from 'typeorm'
import { coveringOn } from './20261122100000-roster.ts'

const seesTheFile = `
      and not exists (select from conflicts k join accounts a on a.id = k.account_id
        where a.officer_id = c.covering_id and k.offender_id = person and k.ended_at is null)
      and not exists (select from restrictions r join accounts a on a.officer_id = c.covering_id
        where r.offender_id = person and r.lifted_at is null and a.disabled_at is null
          and not exists (select from restriction_readers n where n.restriction_id = r.id
            and n.account_id = a.id and n.removed_at is null))`

export class CoversApart20261122101000 implements MigrationInterface {
  name = 'CoversApart20261122101000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(coveringOn(seesTheFile))
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(coveringOn())
  }
}
