// What every page has around its own content: marking, name, account, navigation, search, message, as-at line.

export type Flash = Readonly<{ kind: 'success' | 'important'; heading: string; text: string }>

/** What the reader must know on whatever page it is. */
export type Notice = Readonly<{ text: string; href: string; linkText: string; isLoud: boolean }>

export type NavigationLink = Readonly<{ text: string; href: string; current: boolean }>

/** The bar of places; `more` are those folded away, `open` the one of them that the reader is in. */
export type Navigation = Readonly<{
  items: readonly NavigationLink[]
  more: Readonly<{ items: readonly NavigationLink[]; open: NavigationLink | undefined }> | null
}>

export type Chrome = Readonly<{
  marking: 'OFFICIAL-SENSITIVE'
  serviceName: string
  nonce: string
  csrf: string | null
  /** `role` is null where the name says it already. */
  account: Readonly<{ name: string; role: string | null }> | null
  navigation: Navigation
  notices: readonly Notice[]
  flash: Flash | null
  asAt: string
  signOutHref: string
  searchHref: string | null
  demonstration: boolean
}>

export type Banner = Readonly<{
  id: string
  title: string
  role: 'alert' | 'region'
  heading: string
  text: string
  classes: string
}>

/** What the layout is given: the chrome, with its message worded so that the template decides nothing. */
export type PageChrome = Chrome & Readonly<{ banner: Banner | null }>

const bannerOf: Record<Flash['kind'], Pick<Banner, 'title' | 'role' | 'classes'>> = {
  success: { title: 'Done', role: 'alert', classes: 'govuk-notification-banner--success' },
  important: { title: 'Important', role: 'region', classes: '' },
}

export function pageChrome(chrome: Chrome): PageChrome {
  const { flash } = chrome
  if (flash === null) return { ...chrome, banner: null }
  const { heading, text } = flash
  return { ...chrome, banner: { id: 'page-message', heading, text, ...bannerOf[flash.kind] } }
}
