/** The mark: one centre, three orbits, points that are facts. */
export function Mark() {
  return (
    <svg width="28" height="28" viewBox="0 0 32 32" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <circle cx="16" cy="16" r="6.5" /><circle cx="16" cy="16" r="10.5" /><circle cx="16" cy="16" r="14.5" />
      <g fill="currentColor" stroke="none"><circle cx="16" cy="16" r="2.8" /><circle cx="20.6" cy="11.4" r="1.9" /><circle cx="6.9" cy="21.2" r="1.9" /><circle cx="26.3" cy="26.3" r="1.9" /></g>
    </svg>
  )
}

const icons = {
  overview: 'M2 2h5v5H2zM9 2h5v5H9zM2 9h5v5H2zM9 9h5v5H9z',
  library: 'M3 1.5h7l3 3v10H3zM10 1.5v3h3M5.5 8h5M5.5 11h5',
  projects: 'M1.5 14.5h13M3 14.5v-8l4-2v10M7 14.5v-12l6 3v9M9.5 8h1M9.5 11h1',
  plans: 'M2 3h5M2 8h5M2 13h5M7 3v10M10 3h4M10 8h4M10 13h4M7 3h3M7 8h3M7 13h3',
  rounds: 'M1.5 8s2.5-4.5 6.5-4.5S14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 6a2 2 0 1 1 0 4 2 2 0 0 1 0-4z',
  dispatch: 'M3 1.5h10v13H3zM5.5 5h5M5.5 8h5M5.5 11h3',
  fill: 'M2 2.5h12v11H2zM2 6h12M6 6v7.5M8 9.8l1.3 1.3L12 8.5',
  chains: 'M1.5 2.5h4v4h-4zM10.5 2.5h4v4h-4zM6 10h4v4H6zM5.5 4.5h5M3.5 6.5v5.5H6M12.5 6.5v5.5H10',
  sandbox: 'M2 13.5h12M3.5 13.5v-4M6.5 13.5v-8M9.5 13.5v-3M12.5 13.5v-10M8 1.5v12',
  match: 'M1.5 5h6M5 2.5 7.5 5 5 7.5M14.5 11h-6M11 8.5 8.5 11l2.5 2.5',
  companies: 'M2 14.5v-9l4-3v3l4-3v3h4v9zM5 8.5h1M9 8.5h1M5 11.5h1M9 11.5h1',
  policies: 'M8 1.5v13M2.5 4h11M4.5 4 2.5 9.5h4zM11.5 4l-2 5.5h4zM5 14.5h6',
  entities: 'M8 2a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM2 14.5c0-3.5 2.5-5 6-5s6 1.5 6 5',
  facts: 'M2 3.5h12M2 8h12M2 12.5h8',
  review: 'M2 4l1.5 1.5L6 3M2 11l1.5 1.5L6 10M8.5 4.5H14M8.5 11.5H14',
  try: 'M2.5 13.5l.8-3.3 7.6-7.6 2.5 2.5-7.6 7.6zM9.4 4.1l2.5 2.5M8.5 13.5h5.5',
  conflicts: 'M2 5.5h12M2 10.5h12M11 2 5 14',
  points: 'M8 1.5l2 4.2 4.5.6-3.3 3.2.8 4.5L8 11.8 4 14l.8-4.5L1.5 6.3 6 5.7z',
  finance: 'M2 5.5l6-4 6 4zM3.5 6v6M6.5 6v6M9.5 6v6M12.5 6v6M2 14h12',
  ladder: 'M2 14.5v-4h4v-4h4v-4h4v12zM6 10.5v4M10 6.5v8',
  parks: 'M2 14V6l6-4 6 4v8zM6 14V9h4v5',
  indicators: 'M2 14.5v-5M6 14.5v-9M10 14.5v-7M14 14.5v-12',
} as const
export type IconName = keyof typeof icons
export const Icon = ({ name }: { name: IconName }) => <svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.3" aria-hidden="true"><path d={icons[name]} /></svg>
