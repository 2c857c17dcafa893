// The SQL by which an account is named on pages, and whoever did something by their username.

/** The columns of an account `a` with its officer `f` and team `t`. */
export const named = `a.id as "accountId", a.username, coalesce(f.name, a.username) as name, a.role, t.name as team`

export const withNames = `left join officers f on f.id = a.officer_id left join teams t on t.id = a.team_id`

export const namedAsJson = `jsonb_build_object('accountId', a.id, 'username', a.username,
  'name', coalesce(f.name, a.username), 'role', a.role, 'team', t.name)`

/** A person's name from the username that a row keeps. */
export const nameOf = (
  username: string,
): string => `(select coalesce(f.name, a.username) from accounts a
  left join officers f on f.id = a.officer_id where a.username = ${username})`
