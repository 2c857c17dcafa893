// Restricted files: named readers, conflicts, broken glass, and the policy of every table that speaks of a person.
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** [parameter, value, standing, source]: the suite's own policy is built from the same rows. */
export const restrictionPolicy: readonly (readonly [string, unknown, string, string])[] = [
  ['access.break_glass_hours', 8, 'product default', 'No published source found'],
  ['access.restriction_review_days', 91, 'product default', 'No published source found'],
]

const tables = `
  create table restrictions (
    id uuid primary key,
    force_id uuid not null references forces, offender_id uuid not null references offenders,
    reason text not null, review_on date not null,
    restricted_at timestamptz not null, restricted_by text not null,
    lifted_at timestamptz, version integer not null default 1
  );
  create unique index restrictions_stand_once on restrictions (offender_id) where lifted_at is null;
  create index restrictions_standing on restrictions (force_id) where lifted_at is null;
  create index restrictions_by_offender on restrictions (offender_id);
  -- Opening a file wider: asked by one named reader, decided by another.
  create table restriction_changes (
    id uuid primary key, restriction_id uuid not null references restrictions,
    force_id uuid not null references forces, offender_id uuid not null references offenders,
    what text not null check (what in ('reader', 'lift')),
    account_id uuid references accounts,
    why text not null, asked_at timestamptz not null, asked_by text not null,
    state text not null check (state in ('awaiting_second', 'agreed', 'refused')),
    decided_at timestamptz, decided_by text, decided_why text, version integer not null default 1,
    constraint restriction_changes_name_a_reader check ((what = 'reader') = (account_id is not null)),
    constraint restriction_changes_take_two check (decided_by is null or decided_by <> asked_by),
    constraint restriction_changes_decided_say_who check (
      (state = 'awaiting_second') = (decided_by is null) and (decided_by is null) = (decided_at is null)
      and (decided_by is null) = (decided_why is null))
  );
  create unique index restriction_changes_wait_once
    on restriction_changes (restriction_id, what, coalesce(account_id, '00000000-0000-0000-0000-000000000000'))
    where state = 'awaiting_second';
  create index restriction_changes_by_restriction on restriction_changes (restriction_id);
  create index restriction_changes_by_offender on restriction_changes (offender_id);
  create index restriction_changes_by_account on restriction_changes (account_id);
  create table restriction_readers (
    id uuid primary key, restriction_id uuid not null references restrictions,
    force_id uuid not null references forces, offender_id uuid not null references offenders,
    account_id uuid not null references accounts,
    from_at timestamptz not null,
    -- Null for those who were named when the file was restricted.
    change_id uuid references restriction_changes,
    removed_at timestamptz, removed_by text, removed_why text,
    constraint restriction_readers_removed_say_who check (
      (removed_at is null) = (removed_by is null) and (removed_at is null) = (removed_why is null))
  );
  create unique index restriction_readers_are_named_once on restriction_readers (restriction_id, account_id)
    where removed_at is null;
  create index restriction_readers_by_restriction on restriction_readers (restriction_id);
  create index restriction_readers_by_account on restriction_readers (account_id);
  create index restriction_readers_by_offender on restriction_readers (offender_id);
  create index restriction_readers_by_change on restriction_readers (change_id);
  create table conflicts (
    id uuid primary key,
    force_id uuid not null references forces, offender_id uuid not null references offenders,
    account_id uuid not null references accounts,
    relation text not null, why text not null,
    declared_at timestamptz not null, declared_by text not null,
    confirmed_at timestamptz, confirmed_by text,
    ended_at timestamptz, ended_by text, ended_why text, version integer not null default 1,
    constraint conflicts_are_confirmed_by_another check (confirmed_by is null or confirmed_by <> declared_by),
    constraint conflicts_are_ended_by_another check (ended_by is null or ended_by <> declared_by),
    constraint conflicts_ended_say_why check (
      (ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_why is null))
  );
  create unique index conflicts_stand_once on conflicts (offender_id, account_id) where ended_at is null;
  create index conflicts_standing on conflicts (force_id) where ended_at is null;
  create index conflicts_unconfirmed on conflicts (force_id) where confirmed_at is null and ended_at is null;
  create index conflicts_by_every_account on conflicts (account_id);
  create index conflicts_by_offender on conflicts (offender_id);
  -- Every try is kept: one that found nobody has no person.
  create table broken_glass (
    id uuid primary key,
    force_id uuid not null references forces, offender_id uuid references offenders,
    account_id uuid not null references accounts,
    asked text not null, why text not null, broken_at timestamptz not null, broken_by text not null,
    until_at timestamptz, review_by date not null,
    reviewed_at timestamptz, reviewed_by text, review text, version integer not null default 1,
    constraint broken_glass_opens_somebody check ((offender_id is null) = (until_at is null)),
    constraint broken_glass_is_reviewed_by_another check (reviewed_by is null or reviewed_by <> broken_by),
    constraint broken_glass_reviewed_says_what check (
      (reviewed_at is null) = (reviewed_by is null) and (reviewed_at is null) = (review is null))
  );
  create index broken_glass_by_account on broken_glass (account_id, until_at);
  create index broken_glass_by_offender on broken_glass (offender_id);
  create index broken_glass_unreviewed on broken_glass (force_id, broken_at) where reviewed_at is null`

const guards = `
  create function restriction_readers_are_guarded() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' then
        if old.removed_at is not null or (new.id, new.restriction_id, new.offender_id, new.account_id, new.from_at,
            new.change_id) is distinct from (old.id, old.restriction_id, old.offender_id, old.account_id,
            old.from_at, old.change_id) then
          raise exception 'a reader is named or removed, never rewritten';
        end if;
        return new;
      end if;
      if new.change_id is null then
        if not exists (select from restrictions r
            where r.id = new.restriction_id and r.restricted_at = new.from_at) then
          raise exception 'a further reader takes two named people';
        end if;
      elsif not exists (select from restriction_changes c where c.id = new.change_id and c.what = 'reader'
          and c.restriction_id = new.restriction_id and c.account_id = new.account_id and c.state = 'agreed') then
        raise exception 'a further reader takes two named people';
      end if;
      return new;
    end $$;
  create trigger restriction_readers_are_guarded before insert or update on restriction_readers
    for each row execute function restriction_readers_are_guarded();
  create function restrictions_are_guarded() returns trigger language plpgsql as $$
    begin
      if old.lifted_at is null and new.lifted_at is not null and not exists (select from restriction_changes c
          where c.restriction_id = new.id and c.what = 'lift' and c.state = 'agreed') then
        raise exception 'the end of a restriction takes two named people';
      end if;
      if old.lifted_at is not null or (new.id, new.offender_id, new.restricted_at, new.restricted_by)
          is distinct from (old.id, old.offender_id, old.restricted_at, old.restricted_by) then
        raise exception 'a restriction is lifted, never rewritten';
      end if;
      return new;
    end $$;
  create trigger restrictions_are_guarded before update on restrictions
    for each row execute function restrictions_are_guarded();
  create function restrictions_are_kept() returns trigger language plpgsql as $$
    begin raise exception 'who was kept from a file, and who was not, is never deleted'; end $$;
  create trigger restrictions_never_deleted before delete on restrictions
    for each row execute function restrictions_are_kept();
  create trigger restriction_changes_never_deleted before delete on restriction_changes
    for each row execute function restrictions_are_kept();
  create trigger restriction_readers_never_deleted before delete on restriction_readers
    for each row execute function restrictions_are_kept();
  create trigger conflicts_never_deleted before delete on conflicts
    for each row execute function restrictions_are_kept();
  create trigger broken_glass_never_deleted before delete on broken_glass
    for each row execute function restrictions_are_kept()`

const listedOpen = 'where closed_at is null and suspended_why is null'

/** Indexes that duties are counted by from them alone: they hold whom a duty is about, for the policy to ask. */
const counted: readonly (readonly [name: string, by: readonly [string, string]])[] = [
  ['duties_of_officer', ['(force_id, officer_id, rank, due_sort, id)', listedOpen]],
  ['duties_of_team', ['(force_id, team_id, rank, due_sort, id)', listedOpen]],
  ['duties_counted', ['(force_id, team_id, kind, due_on, level, officer_id)', listedOpen]],
]

const remade = ([columns, condition]: readonly [string, string], withWhom: boolean): string =>
  `${columns}${withWhom ? ' include (offender_id)' : ''} ${condition}`

// What a file is unique by, and what lists read from an index alone, once a policy stands before each row.
const changed = `
  alter table offenders add column restricted_at timestamptz,
    -- A policy keeps an index on the bare function from use: whoever calls it might learn what is hidden.
    add column pnc_plain text generated always as (plain_pnc(pnc_id)) stored;
  drop index offenders_by_pnc;
  create index offenders_by_pnc on offenders (force_id, pnc_plain) where pnc_plain is not null;
  alter table offenders drop constraint offenders_have_one_visor_ref;
  create unique index offenders_have_one_visor_ref on offenders (force_id, visor_ref) where restricted_at is null;
  create index offenders_by_visor_ref on offenders (force_id, visor_ref);
  ${counted.map(([name, rest]) => `drop index ${name}; create index ${name} on duties ${remade(rest, true)}`).join(';\n  ')};
  drop index standings_caseload;
  create index standings_caseload on standings (force_id, team_id, officer_id, level)
    include (offender_id) where in_caseload`

/**
 * Every table that names a person by a key hides the rows of those whom the transaction hides; `offenders` by
 * its id. The names to be searched by likeness have none: every search joins the people.
 */
const policies = `
  do $$
    declare
      one record;
      hidden constant text :=
        '(coalesce((select nullif(current_setting(''mosovo.hidden'', true), '''')::uuid[]), ''{}''::uuid[]))';
    begin
      for one in
        select n.name, string_agg(format(case when n.may_be_null
            then '(%1$I is null or %1$I <> all ' else '(%1$I <> all ' end, n.col) || hidden || ')', ' and ') as shown
        from (
          select c.oid::regclass::text as name, a.attname as col, not a.attnotnull as may_be_null
            from pg_constraint k join pg_class c on c.oid = k.conrelid
            join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
            where k.contype = 'f' and k.confrelid = 'offenders'::regclass and cardinality(k.conkey) = 1
          union select 'offenders', 'id', false
        ) n
        where n.name <> 'offender_names' group by n.name order by n.name
      loop
        execute format('alter table %s enable row level security', one.name);
        execute format('alter table %s force row level security', one.name);
        execute format('create policy shown_unless_hidden on %s using (%s) with check (true)', one.name, one.shown);
      end loop;
    end $$`

/**
 * What concerns one account of the restricted files and conflicts of its force: whom it must not see, the files that
 * name it, the conflicts it should look at. Called only where the force has any, before anything is hidden.
 */
const concerning = `
  create function restricted_for(asking uuid, at_instant timestamptz) returns json language plpgsql stable as $$
    begin
      return (select json_build_object(
        'restricted', (select json_build_object('files', count(*),
            'overdue', count(*) filter (where exists (select from duties d
              where d.offender_id = n.offender_id and d.kind = 'visit' and d.closed_at is null
                and d.suspended_why is null and d.due_on < (at_instant at time zone 'Europe/London')::date)),
            'forced', count(*) filter (where exists (select from broken_glass g
              where g.offender_id = n.offender_id and g.reviewed_at is null)))
          from restriction_readers n where n.account_id = a.id and n.removed_at is null
          having count(*) > 0),
        'conflicts', (select count(*) from conflicts c join accounts d on d.id = c.account_id
          where a.role in ('supervisor', 'inspector', 'chief_inspector') and c.force_id = a.force_id
            and c.confirmed_at is null and c.ended_at is null and d.id <> a.id
            and (a.role <> 'supervisor' or d.team_id = a.team_id)
            and not exists (select from restrictions r where r.offender_id = c.offender_id
              and r.lifted_at is null and not exists (select from restriction_readers n
                where n.restriction_id = r.id and n.account_id = a.id and n.removed_at is null))),
        'hidden', array(select r.offender_id from restrictions r
          where r.force_id = a.force_id and r.lifted_at is null
            and not exists (select from restriction_readers d
              where d.restriction_id = r.id and d.account_id = a.id and d.removed_at is null)
            -- Left without an inspector who can sign in, a file is the chief inspectors' to put right.
            and (a.role <> 'chief_inspector' or exists (select from restriction_readers d
              join accounts i on i.id = d.account_id where d.restriction_id = r.id and d.removed_at is null
                and i.disabled_at is null and i.role in ('inspector', 'chief_inspector')))
            and not exists (select from broken_glass g where g.account_id = a.id
              and g.offender_id = r.offender_id and g.until_at > at_instant)
          union select c.offender_id from conflicts c
            where c.account_id = a.id and c.ended_at is null))
        from accounts a where a.id = asking);
    end $$`

/** Whose row an id is, of whatever table: asked only when a reader who is kept from somebody found nothing. */
const behind = `
  create function person_behind(wanted uuid) returns uuid language plpgsql stable as $$
    declare
      one record;
      found uuid;
    begin
      for one in select p.tablename from pg_policies p
        join pg_attribute a on a.attrelid = p.tablename::regclass and a.attname = 'id' and a.atttypid = 'uuid'::regtype
        join pg_attribute b on b.attrelid = p.tablename::regclass and b.attname = 'offender_id'
        where p.policyname = 'shown_unless_hidden' and p.schemaname = 'public' order by p.tablename
      loop
        execute format('select t.offender_id from %I t where t.id = $1', one.tablename) into found using wanted;
        if found is not null then return found; end if;
      end loop;
      return (select o.id from offenders o where o.id = wanted);
    end $$`

const undone = `
  drop function person_behind(uuid), restricted_for(uuid, timestamptz);
  do $$
    declare one record;
    begin
      for one in select p.tablename from pg_policies p where p.policyname = 'shown_unless_hidden' loop
        execute format('drop policy shown_unless_hidden on %I', one.tablename);
        execute format('alter table %I no force row level security', one.tablename);
        execute format('alter table %I disable row level security', one.tablename);
      end loop;
    end $$;
  drop index standings_caseload;
  create index standings_caseload on standings (force_id, team_id, officer_id, level) where in_caseload;
  ${counted.map(([name, rest]) => `drop index ${name}; create index ${name} on duties ${remade(rest, false)}`).join(';\n  ')};
  drop table broken_glass, conflicts, restriction_readers, restriction_changes, restrictions;
  drop function restriction_readers_are_guarded(), restrictions_are_guarded(), restrictions_are_kept();
  drop index offenders_have_one_visor_ref, offenders_by_visor_ref, offenders_by_pnc;
  alter table offenders drop column restricted_at, drop column pnc_plain,
    add constraint offenders_have_one_visor_ref unique (force_id, visor_ref);
  create index offenders_by_pnc on offenders (force_id, plain_pnc(pnc_id)) where pnc_id is not null`

const grants = `
  do $$ begin
    if exists (select from pg_roles where rolname = 'mosovo_app') then
      revoke delete, truncate on restrictions, restriction_changes, restriction_readers, conflicts, broken_glass
        from mosovo_app;
    end if;
  end $$`

export class Restricted20261122100900 implements MigrationInterface {
  name = 'Restricted20261122100900'

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [tables, guards, changed, policies, concerning, behind, grants])
      await runner.query(part)
    for (const [parameter, value, standing, source] of restrictionPolicy)
      await runner.query(
        `insert into policy_values (parameter, value, from_on, standing, source)
          values ($1, $2, '1997-09-01', $3, $4)`,
        [parameter, JSON.stringify(value), standing, source],
      )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(undone)
    for (const [parameter] of restrictionPolicy)
      await runner.query('delete from policy_values where parameter = $1', [parameter])
  }
}
