// The rest of the file: who and what is around a person, checks made, meetings held, and the index of documents.
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** [parameter, value, standing, source]: the suite's own policy is built from the same rows. */
export const restOfFilePolicy: readonly (readonly [string, unknown, string, string])[] = [
  ['checks.old_after_days', 90, 'product default', 'No published source found'],
]

// `struck` names the correction that struck the row out; no reader shows such a row as a fact.
const recorded = `
  id uuid primary key,
  force_id uuid not null references forces,
  offender_id uuid not null references offenders,
  recorded_at timestamptz not null, recorded_by text not null,
  origin text not null check (origin in ('here', 'register')),
  struck uuid`

/** A fact that holds until somebody says why it no longer does. */
const known = (table: string): string => `${recorded},
  source text not null, checked_on date,
  ended_on date, ended_by text, ended_why text, version integer not null default 1,
  constraint ${table}_ended_say_why check (
    (ended_on is null) = (ended_by is null) and (ended_on is null) = (ended_why is null))`

const since = (table: string): string => `since_on date, ${known(table)},
  constraint ${table}_end_after_they_begin check (since_on is null or ended_on is null or ended_on >= since_on)`

const links = `('partner', 'former_partner', 'family', 'child', 'friend', 'associate', 'employer',
  'carer', 'professional', 'other')`

const byOffender = (table: string): string =>
  `create index ${table}_by_offender on ${table} (offender_id);`

const tables = [
  'relationships',
  'vehicles',
  'jobs_held',
  'online_names',
  'household_members',
  'home_notes',
  'licence_conditions',
  'checks_made',
  'meetings',
  'meeting_actions',
  'documents',
]

const around = `
  create table relationships (
    ${since('relationships')},
    name text not null, link text not null check (link in ${links}), is_child boolean not null, note text
  );
  create table vehicles (
    ${since('vehicles')},
    registration text, description text not null, keeper text
  );
  create table jobs_held (
    ${since('jobs_held')},
    employer text not null, role text, place text, hours text
  );
  create table online_names (
    ${since('online_names')},
    service text not null, name text not null, declared boolean
  );
  create table household_members (
    ${since('household_members')},
    address_id uuid not null references addresses,
    name text not null, link text not null check (link in ${links}), is_child boolean not null
  );
  create index household_members_by_address on household_members (address_id);
  create table home_notes (
    ${known('home_notes')},
    address_id uuid not null references addresses,
    kind text not null check (kind in ('layout', 'dogs', 'access', 'other')), text text not null
  );
  create index home_notes_by_address on home_notes (address_id);
  create table licence_conditions (
    ${known('licence_conditions')},
    text text not null, from_on date not null, until_on date,
    constraint licence_conditions_end_after_they_begin check (until_on is null or until_on >= from_on)
  );`

const met = `
  create table checks_made (
    ${recorded},
    system text not null check (system in ('pnd', 'pnc', 'local', 'social_media', 'visor', 'other')),
    named text, done_on date not null, done_by text not null, result text not null,
    constraint checks_made_of_another_system_name_it check (system <> 'other' or named is not null)
  );
  create table meetings (
    ${recorded},
    kind text not null check (kind in ('child_protection_conference', 'strategy_discussion',
      'mappa_1', 'mappa_2', 'mappa_3', 'other')),
    on_date date not null, attended jsonb not null, outcome text not null, next_on date,
    constraint meetings_are_followed_later check (next_on is null or next_on > on_date)
  );
  create table meeting_actions (
    ${recorded},
    meeting_id uuid not null references meetings,
    what text not null, who text not null, by_on date not null,
    done_on date, done_by text, done_said text, version integer not null default 1,
    constraint meeting_actions_done_say_what check (
      (done_on is null) = (done_by is null) and (done_on is null) = (done_said is null))
  );
  create index meeting_actions_by_meeting on meeting_actions (meeting_id);
  create index meeting_actions_open on meeting_actions (force_id, by_on, id)
    where done_on is null and struck is null;`

const documents = `
  create table documents (
    ${recorded},
    title text not null,
    kind text not null check (kind in ('photograph', 'order', 'certificate', 'assessment', 'minutes',
      'statement', 'letter', 'report', 'other')),
    of_on date,
    system text not null check (system in ('here', 'visor', 'force_records', 'other')),
    named text, reference text,
    digest text, media_type text, bytes integer,
    constraint documents_are_here_or_say_where check (
      case system when 'here' then digest is not null else reference is not null end),
    constraint documents_of_another_system_name_it check (system <> 'other' or named is not null),
    constraint documents_digest_is_well_formed check (digest ~ '^[0-9a-f]{64}$'),
    constraint documents_files_are_whole check (
      (digest is null) = (media_type is null) and (digest is null) = (bytes is null))
  );`

export class RestOfTheFile20261122100400 implements MigrationInterface {
  name = 'RestOfTheFile20261122100400'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query([around, met, documents, ...tables.map(byOffender)].join('\n'))
    for (const [parameter, value, standing, source] of restOfFilePolicy)
      await runner.query(
        `insert into policy_values (parameter, value, from_on, standing, source)
          values ($1, $2, '1997-09-01', $3, $4)`,
        [parameter, JSON.stringify(value), standing, source],
      )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table ${tables.toReversed().join(', ')}`)
    for (const [parameter] of restOfFilePolicy)
      await runner.query('delete from policy_values where parameter = $1', [parameter])
  }
}
