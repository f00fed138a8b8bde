import { pictureOf, type PictureRequest } from './read/picture/picture.ts'
import { workInProcess } from './processes.ts'

/** Draws pages in a process of its own. */
workInProcess<PictureRequest>(request => pictureOf(request))
