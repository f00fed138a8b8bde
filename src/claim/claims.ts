import type { Article } from '../read/document.ts'
import type { Model } from '../model/model.ts'
import { findBuilders } from './claim/builders.ts'
import { findMakers } from './claim/makers.ts'
import { findMilestones } from './claim/milestones.ts'
import { findNumbers } from './claim/numbers.ts'
import { findPlaces } from './claim/places.ts'
import { findPosts } from './claim/posts.ts'
import { scopesOf } from './claim/scope.ts'
import { storyOf } from './claim/story.ts'
import { subjectsOf } from './claim/subject.ts'
import type { ExtractedClaim, Extraction, Mention } from './records.ts'

/**
 * Claims of one article from its text and the other three layers; every span is an offset into the article's clean text.
 * `page` is what is named anywhere on the page: 我市, the paper itself and the 市政府 may stand in another article. Subjects and objects are
 * ids of these mentions. Furniture states posts, addresses and owners only.
 */
export function findClaims(article: Article, layers: Omit<Extraction, 'claims'>, publishedOn: string | null, model: Model, page: Mention[] = layers.mentions): ExtractedClaim[] {
  const story = storyOf(article, layers, publishedOn, page)
  const posts = findPosts(story, model)
  const subjects = subjectsOf(story, posts, model)
  const scopes = scopesOf(story, subjects, model)
  const relations = [...posts.map(p => p.claim), ...findPlaces(story, subjects, model), ...findBuilders(story, subjects, model)]
  if (article.kind === 'furniture') return inOrder(relations)
  const milestones = findMilestones(story, subjects, scopes, model)
  const taken = new Set(milestones.map(c => `${c.start}`))
  const quantities = [...layers.quantities].sort((a, b) => a.start - b.start)
  return inOrder([...relations, ...findMakers(story, subjects, posts, model), ...milestones, ...findNumbers(story, subjects, scopes, taken, quantities, model)])
}

/** Sorted by place; a claim found twice at one place is given once. */
function inOrder(claims: ExtractedClaim[]): ExtractedClaim[] {
  const seen = new Set<string>()
  const fresh = (c: ExtractedClaim) => seen.size < seen.add([c.subject, c.property, c.value, c.property === 'milestone' ? `${c.of} ${c.phase}` : '', c.object, c.start, c.end].join('\n')).size
  return claims.filter(fresh).sort((a, b) => a.start - b.start || a.end - b.end || (a.property < b.property ? -1 : a.property > b.property ? 1 : 0))
}
