// As known on a day: every version of a row that was amended in place, and the tables as they were, in a schema of their own.
import type { MigrationInterface, QueryRunner } from 'typeorm'

const versions = `
  create table row_versions (
    table_name text not null, row_id uuid not null,
    -- The instant of the product's clock from which the row was otherwise, or gone.
    held_until timestamptz not null,
    force_id uuid, offender_id uuid, held jsonb not null, is_gone boolean not null,
    constraint row_versions_one_an_instant primary key (table_name, row_id, held_until)
  );
  create index row_versions_by_offender on row_versions (offender_id, table_name) where offender_id is not null;
  alter table row_versions enable row level security;
  alter table row_versions force row level security;
  create policy shown_unless_hidden on row_versions using (offender_id is null or offender_id <> all
    (coalesce((select nullif(current_setting('mosovo.hidden', true), '')::uuid[]), '{}'::uuid[]))) with check (true);
  -- From when on versions are kept; no row where they always were.
  create table row_versions_since (at timestamptz primary key);
  insert into row_versions_since select clock_timestamp() where exists (select from offenders)`

const guards = `
  create function row_versions_are_kept() returns trigger language plpgsql as $$
    begin raise exception 'what was known is never rewritten'; end $$;
  create trigger row_versions_are_kept before update or delete on row_versions
    for each row execute function row_versions_are_kept();
  create trigger row_versions_since_is_kept before update or delete on row_versions_since
    for each row execute function row_versions_are_kept()`

/**
 * Written with the owner's rights: nobody else adds a version. Of several changes at one instant the first keeps
 * what stood before; what was itself recorded at that instant stood at the end of none.
 */
const keeping = `
  -- Its arguments: the columns that name the row, whom it is about (none is ''), and when it was recorded.
  create function keep_version() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
    declare
      was constant jsonb := to_jsonb(old);
      changed_at constant timestamptz := coalesce(
        nullif(current_setting('mosovo.at', true), '')::timestamptz, clock_timestamp());
    begin
      if (was ->> tg_argv[2])::timestamptz is distinct from changed_at then
        insert into row_versions (table_name, row_id, held_until, force_id, offender_id, held, is_gone)
          values (tg_table_name, (was ->> tg_argv[0])::uuid, changed_at, (was ->> 'force_id')::uuid,
            (was ->> nullif(tg_argv[1], ''))::uuid, was, tg_op = 'DELETE')
          on conflict do nothing;
      end if;
      return null;
    end $$;
  create function known_until() returns timestamptz language sql stable as $$
    select current_setting('mosovo.known_until')::timestamptz $$`

/** For later migrations too: a new table, and a table that got another column, is named again. */
const known = `
  create schema known;
  create function known_grants(named text) returns void language plpgsql as $$
    declare one record;
    begin
      -- Whoever may read the table may read it as it was: the view asks with the reader's rights.
      for one in select distinct r.rolname from pg_class c cross join aclexplode(c.relacl) a
          join pg_roles r on r.oid = a.grantee
        where c.oid = format('public.%I', named)::regclass and a.privilege_type = 'SELECT' and a.grantee <> c.relowner
      loop
        execute format('grant usage on schema known to %I', one.rolname);
        execute format('grant select on known.%I to %I', named, one.rolname);
      end loop;
    end $$;
  -- One row at a time, whatever the planner thinks of the tables: a file has few rows, its force has millions.
  create function known_table(named text, recorded text default 'recorded_at', key text default 'id')
    returns void language plpgsql as $$
    declare
      place constant regclass := format('public.%I', named)::regclass;
      whose constant text := case when named = 'offenders' then 'id' else (select a.attname from pg_attribute a
        where a.attrelid = place and a.attname = 'offender_id' and not a.attisdropped) end;
      one record;
      columns_now text; columns_then text;
      -- A version of before a column was added has its default.
      filled constant text := 'coalesce(r.%1$I, %2$s) as %1$I';
    begin
      select string_agg(format('b.%I', a.attname), ', ' order by a.attnum),
          string_agg(case when a.attname = key then format('v.row_id as %I', key)
            when a.attname = whose then 'v.offender_id'
            when a.attnotnull and a.atthasdef and a.attgenerated = ''
              then format(filled, a.attname, pg_get_expr(d.adbin, d.adrelid))
            else format('r.%I', a.attname) end, ', ' order by a.attnum)
        into columns_now, columns_then
        from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attrelid = place and a.attnum > 0 and not a.attisdropped;
      execute format('drop view if exists known.%I', named);
      execute format($view$
        create view known.%1$I with (security_invoker = true) as
        select %2$s from public.%1$I b
          where b.%5$I < (select known_until()) and (select true from public.row_versions v
            where v.table_name = %4$L and v.row_id = b.%6$I and v.held_until >= (select known_until()) limit 1) is null
        union all
        select %3$s from public.row_versions v
          cross join lateral jsonb_populate_record(null::public.%1$I, v.held) r
          where v.table_name = %4$L and v.held_until >= (select known_until()) and r.%5$I < (select known_until())
            and (select true from public.row_versions w where w.table_name = %4$L and w.row_id = v.row_id
              and w.held_until >= (select known_until()) and w.held_until < v.held_until limit 1) is null
            -- Of whomever the row speaks today, nobody is shown it who may not see them.
            and coalesce((select true from public.%1$I b where b.%6$I = v.row_id),
              (select true from public.row_versions g where g.table_name = %4$L and g.row_id = v.row_id and g.is_gone limit 1),
              false)
        $view$, named, columns_now, columns_then, named, recorded, key);
      for one in select * from (values ('version_kept', 'update', 'when (old.* is distinct from new.*)'),
        ('version_kept_of_deleted', 'delete', '')) t(name, event, condition)
      loop
        execute format('drop trigger if exists %I on %I', one.name, named);
        execute format('create trigger %I after %s on %I for each row %s execute function keep_version(%L, %L, %L)',
          one.name, one.event, named, one.condition, key, coalesce(whose, ''), recorded);
      end loop;
      perform known_grants(named);
    end $$;
  -- What is worked out and stored: worked out anew from what was known, and told to the transaction.
  create function known_derived(named text) returns void language plpgsql as $$
    declare columns text;
    begin
      select string_agg(format('r.%I', a.attname), ', ' order by a.attnum) into columns from pg_attribute a
        where a.attrelid = format('public.%I', named)::regclass and a.attnum > 0 and not a.attisdropped;
      execute format('drop view if exists known.%I', named);
      execute format('create view known.%1$I with (security_invoker = true) as select %2$s
        from jsonb_populate_recordset(null::public.%1$I, nullif(current_setting(%3$L, true), '''')::jsonb) r',
        named, columns, 'mosovo.known_' || named);
      perform known_grants(named);
    end $$`

/** [table, when it was recorded, what names its rows]: read by the file beside the tables of facts. */
const beside: readonly (readonly [table: string, recorded: string, key: string])[] = [
  ['offenders', 'recorded_at', 'id'],
  ['register_facts', 'loaded_at', 'offender_id'],
  ['absences', 'recorded_at', 'id'],
  ['roster_entries', 'recorded_at', 'id'],
  ['conflicts', 'declared_at', 'id'],
  ['restrictions', 'restricted_at', 'id'],
  ['restriction_readers', 'from_at', 'id'],
  ['weekend_claims', 'recorded_at', 'id'],
  ['escalations', 'raised_at', 'id'],
  ['sighting_reads', 'read_at', 'sighting_id'],
]

const derived = ['standings', 'duties']

/** A value counts as known from its decision on; what came with the product always was. */
const policy = `
  create view known.policy_values with (security_invoker = true) as
    select v.* from public.policy_values v where v.decided_at is null or v.decided_at < (select known_until());
  select known_grants('policy_values')`

/** What happened in place before versions were kept, as far as a stamp tells of it. */
const before = (facts: readonly string[]): string =>
  facts
    .map(
      (table) => `
  insert into row_versions (table_name, row_id, held_until, force_id, offender_id, held, is_gone)
    select '${table}', b.id, c.applied_at, b.force_id, b.offender_id,
      to_jsonb(b) || '{"struck": null}', false
    from ${table} b join corrections c on c.id = b.struck where c.applied_at is not null
    on conflict do nothing;
  insert into row_versions (table_name, row_id, held_until, force_id, offender_id, held, is_gone)
    select '${table}', b.id, c.applied_at, b.force_id, m.from_id, to_jsonb(b) || jsonb_build_object(
      'offender_id', m.from_id, 'struck', (select s.id from corrections s
        where s.id = b.struck and s.applied_at < c.applied_at)), false
    from ${table} b join correction_rows m on m.row_id = b.id and m.did = 'moved'
    join corrections c on c.id = m.correction_id where c.applied_at is not null
    on conflict do nothing`,
    )
    .join(';')

const decidedBefore = `
  insert into row_versions (table_name, row_id, held_until, force_id, offender_id, held, is_gone)
    select d.name, d.id, d.decided_at, d.force_id, d.offender_id, d.held || d.undecided
      || '{"decided_at": null, "decided_by": null, "decided_why": null}', false
    from (select 'visit_plans' as name, p.id, p.decided_at, p.force_id, p.offender_id, to_jsonb(p) as held,
        '{"state": "waiting"}'::jsonb as undecided from visit_plans p
      union all select 'pending_changes', p.id, p.decided_at, p.force_id, p.offender_id, to_jsonb(p),
        '{"state": "awaiting_second"}' from pending_changes p) d
    where d.decided_at is not null on conflict do nothing;
  insert into row_versions (table_name, row_id, held_until, force_id, offender_id, held, is_gone)
    select 'offenders', o.id, c.applied_at, o.force_id, o.id, to_jsonb(o) || jsonb_build_object(
      'merged_into', case c.kind when 'unmerge' then c.offender_id end), false
    from corrections c join offenders o on o.id = c.other_id
    where c.kind in ('merge', 'unmerge') and c.applied_at is not null on conflict do nothing`

const grants = `
  do $$ begin
    if exists (select from pg_roles where rolname = 'mosovo_app') then
      revoke insert, update, delete, truncate on row_versions, row_versions_since from mosovo_app;
    end if;
  end $$`

/** Tables of facts are those whose rows a correction may strike out. */
async function factTables(runner: QueryRunner): Promise<readonly string[]> {
  const rows = (await runner.query(
    `select c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname = 'struck'
        and not a.attisdropped order by c.relname`,
  )) as readonly { name: string }[]
  return rows.map(({ name }) => name)
}

export class Known20261122120900 implements MigrationInterface {
  name = 'Known20261122120900'

  async up(runner: QueryRunner): Promise<void> {
    const facts = await factTables(runner)
    for (const part of [versions, keeping, known]) await runner.query(part)
    for (const part of [before(facts), decidedBefore, guards, policy]) await runner.query(part)
    for (const table of facts) await runner.query('select known_table($1)', [table])
    for (const asked of beside) await runner.query('select known_table($1, $2, $3)', [...asked])
    for (const table of derived) await runner.query('select known_derived($1)', [table])
    await runner.query(grants)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop schema known cascade;
      drop function keep_version() cascade;
      drop function known_table(text, text, text), known_derived(text), known_grants(text), known_until();
      drop table row_versions, row_versions_since;
      drop function row_versions_are_kept()`)
  }
}
