// Statements under the headings of ARMS, what people say of themselves and how it was proved, and what an ARMS took in.
import type { MigrationInterface, QueryRunner } from 'typeorm'

// `struck` names the correction that struck the row out; no reader shows such a row as a fact.
const recorded = `
  id uuid primary key,
  force_id uuid not null references forces,
  offender_id uuid not null references offenders,
  recorded_at timestamptz not null, recorded_by text not null,
  struck uuid`

/** Where a row was written down: with a visit and the like, or entered by itself. */
const from = (table: string): string => `
  from_kind text not null check (from_kind in ('visit', 'sighting', 'arms', 'entered')), from_id uuid,
  -- The words that it was told in were put right, and it is no longer among them.
  withdrawn_at timestamptz, withdrawn_by text,
  constraint ${table}_withdrawn_say_who check ((withdrawn_at is null) = (withdrawn_by is null)),
  constraint ${table}_say_where_they_come_from check ((from_kind = 'entered') = (from_id is null))`

const factors = `('opportunity', 'sexual_preoccupation', 'offence_related_interest', 'emotional_congruence',
  'hostile_orientation', 'poor_self_management', 'negative_influences', 'social_investment',
  'intimate_relationship', 'positive_routine', 'commitment_to_desist')`

const names = ['evidence', 'self_reports', 'self_report_proofs', 'arms_evidence']

const tables = `
  create table evidence (
    ${recorded},
    on_date date not null, factor text not null check (factor in ${factors}), text text not null,
    source text not null check (source in ('offender', 'observed', 'agency', 'third_party', 'device')),
    -- How it was proved; null is not proved.
    verified text,
    ${from('evidence')}
  );
  create index evidence_by_offender on evidence (offender_id, on_date desc, id);
  create index evidence_by_where on evidence (from_id) where from_id is not null;
  create table self_reports (
    ${recorded},
    on_date date not null, text text not null, prove_by text not null, prove_on date,
    ${from('self_reports')}
  );
  create index self_reports_by_offender on self_reports (offender_id);
  create index self_reports_by_where on self_reports (from_id) where from_id is not null;
  create index self_reports_promised on self_reports (force_id, prove_on, id)
    where prove_on is not null and struck is null;
  create table self_report_proofs (
    ${recorded},
    self_report_id uuid not null references self_reports,
    outcome text not null check (outcome in ('true', 'false', 'cannot_tell')), how text not null,
    -- When it was told: a proof that a correction carries keeps it.
    at timestamptz not null
  );
  create index self_report_proofs_by_report on self_report_proofs (self_report_id, at desc, id);
  create index self_report_proofs_by_offender on self_report_proofs (offender_id);
  create table arms_evidence (
    ${recorded},
    arms_id uuid not null references arms, evidence_id uuid not null references evidence,
    left_out_at timestamptz, left_out_by text, version integer not null default 1,
    constraint arms_evidence_left_out_say_who check ((left_out_at is null) = (left_out_by is null))
  );
  create unique index arms_evidence_is_taken_in_once on arms_evidence (arms_id, evidence_id)
    where left_out_at is null and struck is null;
  create index arms_evidence_by_evidence on arms_evidence (evidence_id);
  create index arms_evidence_by_offender on arms_evidence (offender_id)`

const hidden = `(coalesce((select nullif(current_setting('mosovo.hidden', true), '')::uuid[]), '{}'::uuid[]))`

const guarded = (table: string): string => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy shown_unless_hidden on ${table} using (offender_id <> all ${hidden}) with check (true)`

/** Of what was said, what proved it and what it went into, nothing is ever deleted or reworded. */
const kept = `
  create function evidence_is_kept() returns trigger language plpgsql as $$
    declare
      -- A correction strikes a row out or moves it with its person; words put right withdraw one; an ARMS leaves one out.
      freely constant text[] := array['struck', 'offender_id', 'withdrawn_at', 'withdrawn_by',
        'left_out_at', 'left_out_by', 'version'];
    begin
      if tg_op = 'DELETE' then raise exception 'evidence is never deleted'; end if;
      if (to_jsonb(new) - freely) <> (to_jsonb(old) - freely) then
        raise exception 'evidence is never reworded: it is struck out, and told anew';
      end if;
      return new;
    end $$;
  ${names
    .map(
      (name) => `create trigger ${name}_is_kept before update or delete on ${name}
    for each row execute function evidence_is_kept()`,
    )
    .join(';\n  ')}`

const grants = `
  do $$ begin
    if exists (select from pg_roles where rolname = 'mosovo_app') then
      revoke delete, truncate on ${names.join(', ')} from mosovo_app;
    end if;
  end $$`

/** What visits hold already: each line a row, struck out or moved with its visit, and known to the corrections that did so. */
const backfill = `
  insert into evidence (id, force_id, offender_id, recorded_at, recorded_by, struck, on_date, factor, text,
      source, verified, from_kind, from_id)
    select gen_random_uuid(), v.force_id, v.offender_id, v.recorded_at, v.recorded_by, v.struck, v.on_date,
      e.line->>'factor', e.line->>'text', e.line->>'source',
      case jsonb_typeof(e.line->'verified') when 'string' then nullif(trim(e.line->>'verified'), '')
        when 'boolean' then case when (e.line->>'verified')::boolean then 'Yes, without saying how' end end,
      'visit', v.id
    from visits v cross join lateral jsonb_array_elements(v.evidence) e(line);
  insert into correction_rows (id, correction_id, table_name, row_id, did, from_id, to_id)
    select gen_random_uuid(), r.correction_id, 'evidence', e.id, r.did, r.from_id, r.to_id
    from correction_rows r join evidence e on e.from_id = r.row_id
    where r.table_name = 'visits' and r.did <> 'amended'`

export class Evidence20261122120600 implements MigrationInterface {
  name = 'Evidence20261122120600'

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [tables, ...names.map(guarded), backfill, kept, grants])
      await runner.query(part)
  }

  async down(runner: QueryRunner): Promise<void> {
    const list = names.map((name) => `'${name}'`).join(', ')
    await runner.query(`
      drop table if exists ${names.toReversed().join(', ')};
      drop function if exists evidence_is_kept();
      delete from correction_rows r where r.table_name in (${list})`)
  }
}
