import { useWords } from '../words/index.ts'

const commands = [
  ['export YINLI_MODEL_URL=http://127.0.0.1:11434/v1', 'export YINLI_MODEL_NAME=…'],
  ['yinli model-pass --all --dry-run'],
  ['yinli model-pass --all --max-requests 200 --max-tokens 500000'],
]

/** No model has said anything yet: what the model pass is, that it is off, and how to turn it on. */
export function NoModel() {
  const t = useWords()
  return (
    <div className="empty nomodel">
      <strong>{t.review.emptyTitle}</strong>
      <p>{t.review.emptyHint}</p>
      <p>{t.review.emptyOff}</p>
      <ol>{t.review.emptySteps.map((step, i) => <li key={step}>{step}<pre lang="en" tabIndex={0} aria-label={step}><code>{commands[i]!.join('\n')}</code></pre></li>)}</ol>
    </div>
  )
}
