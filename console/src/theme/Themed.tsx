import { ConfigProvider, theme } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { useSyncExternalStore, type ReactNode } from 'react'
import { useSettings } from '../words/index.ts'

const dark = matchMedia('(prefers-color-scheme: dark)')

/** antd in our colours, sizes and language. Only routes that use antd import this, so the first view stays light. */
export function Themed({ children }: { children: ReactNode }) {
  const { lang, elder } = useSettings()
  const night = useSyncExternalStore(tell => (dark.addEventListener('change', tell), () => dark.removeEventListener('change', tell)), () => dark.matches)
  const ink = night ? '#e7e9ec' : '#16191d'
  const quiet = night ? '#a9b0bb' : '#545b66'
  return (
    <ConfigProvider
      locale={lang === 'zh' ? zhCN : enUS}
      theme={{
        algorithm: night ? theme.darkAlgorithm : theme.defaultAlgorithm,
        token: {
          colorPrimary: night ? '#93bbf0' : '#1b4b8a', colorText: ink, colorTextPlaceholder: quiet, colorTextDescription: quiet, colorTextTertiary: quiet, colorTextQuaternary: quiet,
          colorBgContainer: night ? '#14171b' : '#ffffff', colorBorder: night ? '#77808d' : '#8a919c', colorTextLightSolid: night ? '#14171b' : '#ffffff',
          borderRadius: 4, fontSize: elder ? 19 : 14, controlHeight: elder ? 40 : 32, motion: false, fontFamily: 'var(--sans)',
        },
      }}
    >
      {children}
    </ConfigProvider>
  )
}
