// Every route of the product, room by room: what app.ts mounts and what /openapi.json describes.
import type { Route } from './access/index.ts'
import type { Product } from './wiring.ts'

export const productRoutes = (_product: Product): readonly Route[] => []
