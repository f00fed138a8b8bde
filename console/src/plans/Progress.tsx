/** One small square for each of what was announced, those named full; a bar where they are many. The words beside it say the same. */
export function Progress({ part, of }: { part: number; of: number }) {
  const wide = of <= 20 ? of * 9 : 160
  return (
    <svg className="planprogress" width={wide} height="10" viewBox={`0 0 ${wide} 10`} aria-hidden="true">
      {of <= 20
        ? Array.from({ length: of }, (_, i) => <rect key={i} x={i * 9 + 0.5} y="1.5" width="6.5" height="7" fill={i < part ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="1" />)
        : <><rect x="0.5" y="1.5" width={wide - 1} height="7" fill="none" stroke="currentColor" /><rect x="0.5" y="1.5" width={(wide - 1) * Math.min(1, part / of)} height="7" fill="currentColor" /></>}
    </svg>
  )
}
