// A rule's answer: yes with a value, or no with the reason as a word (never an exception).
export type Decision<T, Why extends string> =
  Readonly<{ ok: true; value: T }> | Readonly<{ ok: false; why: Why }>

export const yes = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })
export const no = <Why extends string>(why: Why): { ok: false; why: Why } => ({ ok: false, why })
