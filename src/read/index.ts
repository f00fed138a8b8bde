export type * from './document.ts'
export { readPage, type PageMeta } from './page.ts'
