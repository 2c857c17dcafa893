// What says nothing is no write-up: one column that the database works out; and self-reports with no day promised are found as those with one.
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Words that fit everybody: the look over a record quotes the same, and a test compares the two. */
const phrases = [
  ...['all in order', 'no concerns', 'no issues', 'nothing of note', 'nothing to report'],
  ...['seen and noted', 'all well', 'as previous', 'as before', 'no change', 'compliant'],
  ...['polite and cooperative', 'engaged well'],
]

/** By collations of its own: what is a letter never hangs on how a database was made. */
const says = `
  create function says_something(account text) returns boolean
    language sql immutable parallel safe as $$
    select coalesce(trim(lower(regexp_replace(replace(replace(account, '’', ''), '''', '') collate pg_c_utf8,
      '[^[:alnum:]]+', ' ', 'g') collate "C")) !~ '^((${phrases.join('|')})( |$))*$', false) $$`

/**
 * A version of before a column was added has its default; from here on also what the database would have worked out.
 * The function is told again with one condition less: it stays what its own migration made of it.
 */
const notWorkedOut = ` and a.attgenerated = ''`
const defaulted = 'when a.attnotnull and a.atthasdef'

const toldAgain = (was: string, becomes: string): string => `
  do $again$ begin
    execute replace(pg_get_functiondef('known_table(text, text, text)'::regprocedure), $was$${was}$was$, $now$${becomes}$now$);
  end $again$`

const index = (isUnwritten: string): string => `
  create index visits_not_written_up on visits (offender_id)
    where seen <> 'no' and origin = 'here' and (${isUnwritten} or written_up_at is not null or ruling is not null)`

export class WrittenUp20261123030000 implements MigrationInterface {
  name = 'WrittenUp20261123030000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(says)
    await runner.query(toldAgain(`${defaulted}${notWorkedOut}`, defaulted))
    await runner.query(`
      drop index visits_not_written_up;
      alter table visits add column written_up boolean not null
        generated always as (says_something(account)) stored`)
    await runner.query(index('not written_up'))
    await runner.query(`select known_table('visits')`)
    await runner.query(`
      create index self_reports_undated on self_reports (force_id, on_date, id)
        where prove_on is null and struck is null`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index self_reports_undated;
      drop view known.visits;
      drop index visits_not_written_up;
      alter table visits drop column written_up;
      drop function says_something(text)`)
    await runner.query(index('account is null'))
    await runner.query(toldAgain(defaulted, `${defaulted}${notWorkedOut}`))
    await runner.query(`select known_table('visits')`)
  }
}
