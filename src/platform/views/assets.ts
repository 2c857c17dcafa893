// The folders of styles, scripts and icons that the HTTP layer serves under /assets, as their makers built them.
import { join } from 'node:path'

export type AssetMount = Readonly<{ path: string; folder: string }>

/** The fonts of govuk-frontend are licensed for gov.uk only, so its `assets` folder is not among them. */
export function assetMounts(projectRoot: string): readonly AssetMount[] {
  const from = (...parts: string[]): string => join(projectRoot, ...parts)
  const moj = from('node_modules', '@ministryofjustice', 'frontend', 'moj')
  return [
    { path: '/assets/app', folder: from('views', 'assets') },
    { path: '/assets/govuk', folder: from('node_modules', 'govuk-frontend', 'dist', 'govuk') },
    { path: '/assets/moj', folder: moj },
    { path: '/assets/images', folder: join(moj, 'assets', 'images') },
  ]
}
