import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { peopleSchema } from '../model/people.ts'
import { placesSchema } from '../model/places.ts'
import { readingSchema } from '../model/reading.ts'
import type { Model } from '../model/model.ts'
import { readPage } from './page.ts'

const part = (name: string): unknown => parse(readFileSync(new URL(`../../model/${name}.yaml`, import.meta.url), 'utf8'))
// Only the parts this room needs, so that its tests stand on their own.
const model = { people: peopleSchema.parse(part('people')), reading: readingSchema.parse(part('reading')), places: placesSchema.parse(part('places')) } as Model

const read = (text: string) => readPage(new TextEncoder().encode(text), { name: 'page.txt' }, model)

describe('readPage', () => {
  it('reads a page of two stories with headlines before', () => {
    const { articles } = read('临河市召开智造大会\n\n本报讯（记者 江一苇）昨天，我市召开智造大会。会上签约项目12个。\n\n青石镇新建码头\n\n本报讯（记者 柳成荫）青石镇码头昨日开工，总投资3亿元。\n')
    expect(articles.map(a => [a.kind, a.headline, a.byline])).toEqual([['news', '临河市召开智造大会', '记者 江一苇'], ['news', '青石镇新建码头', '记者 柳成荫']])
  })
})
