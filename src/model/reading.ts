import { z } from 'zod'

const words = z.array(z.string().min(1)).min(1)

/** Vocabulary of model/reading.yaml: what tells a headline, a byline, a caption and the paper's own lines apart. */
export const readingSchema = z.strictObject({
  openings: words,
  agencies: words,
  writers: words,
  writerPrefixes: words,
  bylineMarks: words,
  bullets: words,
  photographers: words,
  photoLabels: words,
  imprint: words,
  notices: words,
  labels: words,
  guides: words,
  sections: words,
  papers: words,
  unfinished: words,
  finished: words,
  days: words,
  learned: words,
  briefs: words,
  items: words,
  signers: words,
})
export type Reading = z.infer<typeof readingSchema>
