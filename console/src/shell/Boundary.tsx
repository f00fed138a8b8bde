import { Component, type ReactNode } from 'react'
import { useWords } from '../words/index.ts'

/** A page that fails does not take the console with it. */
export class Boundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  state = { failed: false }
  static getDerivedStateFromError() { return { failed: true } }
  render() { return this.state.failed ? <Failed /> : this.props.children }
}

function Failed() {
  const t = useWords()
  return (
    <div className="problem" role="alert">
      <strong>{t.errors.crash}</strong><p>{t.errors.crashHint}</p>
      <p style={{ marginTop: 8 }}><button type="button" className="plain" onClick={() => location.reload()}>{t.errors.reload}</button></p>
    </div>
  )
}
