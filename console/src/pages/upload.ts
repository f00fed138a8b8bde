import { uploadUrl, type Uploaded } from '../api/index.ts'
import { ApiError, problemOf } from '../api/request.ts'

export interface Meta { publisher: string; date: string; home: string }

/** One file to the server. `onProgress`: 0..1 of the bytes sent; fetch cannot say that, XMLHttpRequest can. Throws ApiError. */
export function upload(file: File, meta: Meta, onProgress: (part: number) => void): Promise<Uploaded> {
  const form = new FormData()
  form.set('file', file)
  for (const [key, value] of Object.entries(meta)) if (value) form.set(key, value)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', uploadUrl)
    request.setRequestHeader('Accept-Language', document.documentElement.lang)
    request.upload.onprogress = e => { if (e.lengthComputable) onProgress(e.loaded / e.total) }
    request.upload.onload = () => onProgress(1)
    request.onload = () => (request.status < 300 ? resolve(JSON.parse(request.responseText) as Uploaded) : reject(problemOf(request.status, request.responseText)))
    request.onerror = () => reject(new ApiError(0, 'network', '', ''))
    request.send(form)
  })
}
