// How a plan for the next visit ended without anybody's word, and the lateness that stood when a later day was agreed.
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Ends were told by a sentence in the place of a decision: the decision that it covered comes back from the versions. */
const ended = (how: string, sentence: string): string => `
  update visit_plans p set ended_how = '${how}', ended_at = p.decided_at, decided_why = v.why,
    decided_at = v.at
  from (select q.id, w.held ->> 'decided_why' as why, (w.held ->> 'decided_at')::timestamptz as at
    from visit_plans q left join row_versions w on w.table_name = 'visit_plans' and w.row_id = q.id
      and w.held_until = q.decided_at) v
  where v.id = p.id and p.state = 'refused' and p.decided_at is not null and p.decided_why = '${sentence}'`

/** What stood when each agreed day took hold, as far as the pasts of the visits owed tell. */
const cleared = `
  update visit_plans p set cleared_overdue_since = b.due_on
  from duties d join duty_pasts b on b.duty_id = d.id
  where d.offender_id = p.offender_id and d.kind = 'visit' and p.state = 'in_force'
    and p.decided_by is not null and b.until_at = p.decided_at and b.suspended_on is null
    and b.due_on < (p.decided_at at time zone 'Europe/London')::date and b.due_on < p.latest_by`

/** A backfill is no change of what was known. */
const quietly = async (runner: QueryRunner, statements: readonly string[]): Promise<void> => {
  await runner.query(
    'alter table visit_plans disable trigger version_kept, disable trigger version_kept_of_deleted',
  )
  for (const statement of statements) await runner.query(statement)
  await runner.query(
    'alter table visit_plans enable trigger version_kept, enable trigger version_kept_of_deleted',
  )
}

const replaced = 'Replaced by a newer plan before anyone decided'
const ruledOut = 'Ended: the visit that it goes with was never written up and does not count'

const told = (how: string, sentence: string): string => `
  update visit_plans set decided_at = ended_at, decided_why = '${sentence}' where ended_how = '${how}'`

export class PlanEnds20261123030200 implements MigrationInterface {
  name = 'PlanEnds20261123030200'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table visit_plans
        -- The latest-by that had passed when this later day was agreed: what was shown overdue stays told.
        add column cleared_overdue_since date,
        add column ended_at timestamptz,
        add column ended_how text check (ended_how in ('replaced', 'out_of_date', 'visit_ruled_out')),
        add column ended_why text`)
    await quietly(runner, [
      ended('replaced', replaced),
      ended('visit_ruled_out', ruledOut),
      cleared,
    ])
    await runner.query(`
      alter table visit_plans add constraint visit_plans_ends_are_whole check (
        (ended_at is null) = (ended_how is null) and (ended_how is null or state = 'refused')
        and (ended_why is not null) = (ended_how is not distinct from 'out_of_date'));
      create index visit_plans_asked on visit_plans (offender_id)
        where state = 'waiting' or ended_how = 'out_of_date'`)
    await runner.query(`select known_table('visit_plans')`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop view known.visit_plans')
    await runner.query('drop index visit_plans_asked')
    await quietly(runner, [
      told('replaced', replaced),
      told('out_of_date', 'No longer asked for'),
      told('visit_ruled_out', ruledOut),
    ])
    await runner.query(`
      alter table visit_plans drop constraint visit_plans_ends_are_whole,
        drop column cleared_overdue_since, drop column ended_at, drop column ended_how, drop column ended_why`)
    await runner.query(`select known_table('visit_plans')`)
  }
}
