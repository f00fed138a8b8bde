import { Menu } from './Menu.tsx'

interface Props { title: string; picked: string | undefined; counts: readonly { value: string; count: number }[]; name: (value: string) => string; onPick: (value: string | undefined) => void }

/** One value of a filter at most, each with how many rows the server counts under it. */
export function Choice({ title, picked, counts, name, onPick }: Props) {
  return (
    <Menu label={<>{title}{picked && <span>：{name(picked)}</span>}</>}>
      {counts.map(({ value, count }) => (
        <label key={value} data-facet={value}>
          <input type="checkbox" checked={picked === value} onChange={e => onPick(e.target.checked ? value : undefined)} />
          <span>{name(value)}</span><span className="num">{count}</span>
        </label>
      ))}
    </Menu>
  )
}
