// What a plan asks of the crew and to be checked, the hours of work by day, and the policy of patterns and measures.
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** [parameter, value, standing, source]: the suite's own policy is built from the same rows. */
export const planPolicy: readonly (readonly [string, unknown, string, string])[] = [
  ['visits.calling_hours', [7, 22], 'product default', 'No published source found'],
  ['visits.slot_months', 12, 'product default', 'No published source found'],
  ['visits.regular_gap_percent', 15, 'product default', 'No published source found'],
  ['visits.concentrated_slot_percent', 60, 'product default', 'No published source found'],
  ['visits.same_crew_months', 12, 'product default', 'No published source found'],
  ['measures.officer_first_days', 3, 'product default', 'No published source found'],
]

const days = `'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'`
const time = `~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`

export class PlanAndMeasures20261122120200 implements MigrationInterface {
  name = 'PlanAndMeasures20261122120200'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table visit_plans add column crew_needs text, add column must_check text;
      -- London wall-clock; work that ends before it begins ends on the next day.
      alter table jobs_held
        add column work_days text[] not null default '{}',
        add column works_from text check (works_from ${time}),
        add column works_until text check (works_until ${time}),
        add constraint jobs_held_work_on_days_of_the_week check (work_days <@ array[${days}]),
        add constraint jobs_held_hours_are_whole check (
          work_days = '{}' and works_from is null and works_until is null
          or work_days <> '{}' and works_from <> works_until);
      create index visits_by_force_day on visits (force_id, on_date);
      -- Visits owed and made, or overdue, within a period: open ones stand at the end.
      create index duties_of_visits on duties (force_id, closed_at) where kind = 'visit';
    `)
    for (const [parameter, value, standing, source] of planPolicy)
      await runner.query(
        `insert into policy_values (parameter, value, from_on, standing, source)
          values ($1, $2, '1997-09-01', $3, $4)`,
        [parameter, JSON.stringify(value), standing, source],
      )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index visits_by_force_day, duties_of_visits;
      alter table jobs_held drop column work_days, drop column works_from, drop column works_until;
      alter table visit_plans drop column crew_needs, drop column must_check;
    `)
    for (const [parameter] of planPolicy)
      await runner.query('delete from policy_values where parameter = $1', [parameter])
  }
}
