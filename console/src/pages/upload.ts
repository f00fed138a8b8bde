import { intakeUrl, uploadUrl, type IntakeItem, type Uploaded } from '../api/index.ts'
import { ApiError, problemOf } from '../api/request.ts'

export interface Meta { publisher: string; date: string; home: string }

/** What the server made of a file: taken to be read in the background, or read already where it has no background. */
export type Handed = { taken: IntakeItem } | { read: Uploaded }

let inBackground = true

/** One file to the server. `onProgress`: 0..1 of the bytes sent. Throws ApiError. */
export async function upload(file: File, meta: Meta, onProgress: (part: number) => void): Promise<Handed> {
  if (inBackground) {
    try {
      return { taken: await send<IntakeItem>(intakeUrl, file, meta, onProgress) }
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'intake-unavailable') throw error
      inBackground = false
    }
  }
  return { read: await send<Uploaded>(uploadUrl, file, meta, onProgress) }
}

/** fetch cannot tell how much has been sent, XMLHttpRequest can. */
function send<T>(url: string, file: File, meta: Meta, onProgress: (part: number) => void): Promise<T> {
  const form = new FormData()
  form.set('file', file)
  for (const [key, value] of Object.entries(meta)) if (value) form.set(key, value)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    request.setRequestHeader('Accept-Language', document.documentElement.lang)
    request.upload.onprogress = e => { if (e.lengthComputable) onProgress(e.loaded / e.total) }
    request.upload.onload = () => onProgress(1)
    request.onload = () => {
      if (request.status >= 300) return reject(problemOf(request.status, request.responseText))
      try { resolve(JSON.parse(request.responseText) as T) } catch { reject(problemOf(request.status, '')) }
    }
    request.onerror = () => reject(new ApiError(0, 'network', '', ''))
    request.send(form)
  })
}
