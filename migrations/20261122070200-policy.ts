// Policy: every number the rules use, dated, with its source and its standing.
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** [parameter, value, standing, source]; the suite's own policy is built from the same rows. */
export const policyRows: readonly (readonly [string, unknown, string, string])[] = [
  [
    'visits.ceiling_months.very_high',
    1,
    'force policy',
    'Customary interval for very high risk before 2017, kept as an outer backstop only; not verified as current national practice',
  ],
  [
    'visits.ceiling_months.high',
    3,
    'force policy',
    'Customary interval for high risk before 2017, kept as an outer backstop only; not verified as current national practice',
  ],
  [
    'visits.ceiling_months.medium',
    6,
    'force policy',
    'Customary interval for medium risk before 2017, kept as an outer backstop only; not verified as current national practice',
  ],
  [
    'visits.ceiling_months.low',
    12,
    'force policy',
    'Customary interval for low risk before 2017, kept as an outer backstop only; not verified as current national practice',
  ],
  ['visits.first_visit_days.very_high', 2, 'product default', 'No published source found'],
  ['visits.first_visit_days.high', 7, 'product default', 'No published source found'],
  ['visits.first_visit_days.medium', 14, 'product default', 'No published source found'],
  ['visits.first_visit_days.low', 28, 'product default', 'No published source found'],
  ['visits.abroad_return_days', 28, 'product default', 'No published source found'],
  ['visits.write_up_hours', 24, 'product default', 'No published source found'],
  ['visits.plan_working_days', 5, 'product default', 'No published source found'],
  ['visits.s96b_failed_entries', 2, 'in force', 'SOA 2003 s.96B(2)(d)'],
  ['visits.part_of_day_hours', [12, 17], 'product default', 'No published source found'],
  ['duties.due_within_days', 7, 'product default', 'No published source found'],
  ['duties.overdue_bands', [7, 28, 90], 'product default', 'No published source found'],
  [
    'arms.initial_days',
    15,
    'force policy',
    'Hampshire inspection, fieldwork June 2021: complete ARMS within 15 days where police are lead; the start event is not stated there',
  ],
  ['arms.review_months', 12, 'product default', 'No national period found in open sources'],
  ['suspension.review_days', 28, 'product default', 'No published source found'],
  [
    'workload.ratio_threshold',
    50,
    'force policy',
    'Hampshire inspection, fieldwork June 2021: approximately 50 to 1 is reasonable',
  ],
  ['access.opening_hours', 12, 'product default', 'No published source found'],
  ['backlog.recent_days', 60, 'product default', 'No published source found'],
  ['calendar.bank_holiday_warning_days', 90, 'product default', 'No published source found'],
  [
    'calendar.bank_holidays',
    [
      '2024-01-01',
      '2024-03-29',
      '2024-04-01',
      '2024-05-06',
      '2024-05-27',
      '2024-08-26',
      '2024-12-25',
      '2024-12-26',
      '2025-01-01',
      '2025-04-18',
      '2025-04-21',
      '2025-05-05',
      '2025-05-26',
      '2025-08-25',
      '2025-12-25',
      '2025-12-26',
      '2026-01-01',
      '2026-04-03',
      '2026-04-06',
      '2026-05-04',
      '2026-05-25',
      '2026-08-31',
      '2026-12-25',
      '2026-12-28',
      '2027-01-01',
      '2027-03-26',
      '2027-03-29',
      '2027-05-03',
      '2027-05-31',
      '2027-08-30',
      '2027-12-27',
      '2027-12-28',
    ],
    'in force',
    'Bank holidays in England and Wales (Banking and Financial Dealings Act 1971), to 2027',
  ],
]

export class Policy20261122070200 implements MigrationInterface {
  name = 'Policy20261122070200'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table policy_values (
        id uuid primary key default gen_random_uuid(),
        parameter text not null,
        value jsonb not null,
        from_on date not null,
        source text not null,
        standing text not null,
        proposed_by text, approved_by text,
        constraint policy_values_have_one_start unique (parameter, from_on),
        constraint policy_values_standing_is_known check (
          standing in ('in force', 'enacted, not commenced', 'force policy', 'product default')),
        constraint policy_values_take_two check (
          proposed_by is null or approved_by is null or proposed_by <> approved_by)
      )
    `)
    for (const [parameter, value, standing, source] of policyRows)
      await runner.query(
        `insert into policy_values (parameter, value, from_on, standing, source)
          values ($1, $2, '1997-09-01', $3, $4)`,
        [parameter, JSON.stringify(value), standing, source],
      )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table policy_values')
  }
}
