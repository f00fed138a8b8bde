/** An answer that is not the data: the server's problem+json with its permanent code, or no server at all. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly hint: string
  constructor(status: number, code: string, title: string, hint: string) {
    super(title)
    this.name = 'ApiError'
    this.status = status
    this.code = code
    this.hint = hint
  }
}

interface Answered { ok: boolean; status: number; json(): Promise<unknown>; text(): Promise<string> }

/** `code: 'network'` and `'unexpected'` have no text of the server's; the screen supplies its own. */
export async function unwrap<T>(answer: Promise<Answered>): Promise<T> {
  const response = await answer.catch(() => { throw new ApiError(0, 'network', '', '') })
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T
  throw problemOf(response.status, await response.text().catch(() => ''))
}

export function problemOf(status: number, body: string): ApiError {
  try {
    const problem = JSON.parse(body) as { code?: string; title?: string; hint?: string }
    return new ApiError(status, problem.code ?? 'unexpected', problem.title ?? '', problem.hint ?? '')
  } catch {
    return new ApiError(status, 'unexpected', '', '')
  }
}
