// The SQL by which an account is named on pages.

/** The columns of an account `a` with its officer `f` and team `t`. */
export const named = `a.id as "accountId", a.username, coalesce(f.name, a.username) as name, a.role, t.name as team`

export const withNames = `left join officers f on f.id = a.officer_id left join teams t on t.id = a.team_id`

export const namedAsJson = `jsonb_build_object('accountId', a.id, 'username', a.username,
  'name', coalesce(f.name, a.username), 'role', a.role, 'team', t.name)`
