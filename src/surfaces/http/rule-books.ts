import type { Ladder, PointSet } from '../../rules/index.ts'
import { loadProducts, type Product } from '../../services/finance/library.ts'
import { loadLadders } from '../../services/ladder/library.ts'
import { loadPoints } from '../../services/points/library.ts'
import { policyLibrary } from '../../services/policy/library.ts'

const once = <T>(make: () => T) => { let made: T | undefined; return () => (made ??= make()) }

/** The installed sets of points, ladders and products, read when they are first asked for. */
export const pointSets: () => PointSet[] = once(() => loadPoints(policyLibrary().dictionary))
export const ladders: () => Ladder[] = once(() => loadLadders(policyLibrary().dictionary, policyLibrary().policies))
export const products: () => Product[] = once(() => loadProducts(policyLibrary().dictionary))
