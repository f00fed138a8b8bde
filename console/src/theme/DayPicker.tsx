import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { Themed } from './Themed.tsx'

interface Props { label: string; value: string; onChange: (isoDay: string) => void }

/** A day in the words of the page's language, whatever the browser's own. `value`: ISO day or empty. */
export default function DayPicker({ label, value, onChange }: Props) {
  return <Themed><DatePicker aria-label={label} format="YYYY-MM-DD" value={value ? dayjs(value) : null} onChange={(_, text) => onChange(typeof text === 'string' ? text : '')} /></Themed>
}
