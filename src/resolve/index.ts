export { createNamer, type NameNode, type Namer, type Said } from './node.ts'
export { compareNames, type Opinion } from './compare.ts'
export { joinNames, type Standing } from './entities.ts'
export { normaliseName } from './normalise.ts'
