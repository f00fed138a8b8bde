import { pictureOf, type PictureRequest } from './read/picture/picture.ts'
import { workInThread } from './threads.ts'

/** Draws pages in a thread of its own. */
workInThread<PictureRequest>(request => pictureOf(request))
