import type { Article } from '../read/document.ts'
import { findBodies } from './mention/bodies.ts'
import { findFirms } from './mention/firms.ts'
import { findGivenNames } from './mention/given.ts'
import { findHeaded } from './mention/heads.ts'
import { findHeld } from './mention/held.ts'
import { lexiconOf, localPlaces, type NamesModel } from './mention/lexicon.ts'
import { link } from './mention/link.ts'
import { findListedWorks } from './mention/listed.ts'
import { findPeople } from './mention/people.ts'
import { findPlaces } from './mention/places.ts'
import { findProducts } from './mention/products.ts'
import { findQuoted } from './mention/quoted.ts'
import { readingOf } from './mention/reading.ts'
import { resolve } from './mention/resolve.ts'
import type { Mention } from './records.ts'

/**
 * Names in the articles of one page, one list per article; spans are offsets into each article's clean text.
 * `context.text` is the page as printed, so that ids keep its full-width or half-width forms.
 * Ids are consistent over the page: a short form carries the fullest name seen, local short names get the place in front.
 */
export function findMentions(articles: Article[], context: { home: string | null; publisher: string | null; text?: string }, model: NamesModel): Mention[][] {
  const lexicon = lexiconOf(model)
  const readings = articles.map(article => {
    const place = article.place ?? context.home
    const local = localPlaces(lexicon, place, context.home)
    return { reading: readingOf(article, place, lexicon, local, context.text), local }
  })
  const found = readings.map(({ reading, local }) => {
    const people = findPeople(reading)
    for (const p of people) reading.people.add(p.end)
    const places = findPlaces(reading, local)
    const headed = findHeaded(reading)
    const bodies = findBodies(reading, [...places, ...headed])
    return resolve([...places, ...headed, ...bodies, ...people, ...findGivenNames(reading, people), ...findQuoted(reading), ...findProducts(reading), ...findFirms(reading), ...findHeld(reading), ...findListedWorks(reading)])
  })
  return link(readings, found, context.publisher)
}
