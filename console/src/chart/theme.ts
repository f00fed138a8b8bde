/** The one chart theme: our greys and accent, the type of the page, no ornament. `night` follows the system. */
export function chartTheme(night: boolean) {
  const [ink, quiet, line, accent] = night ? ['#e7e9ec', '#a9b0bb', '#30363e', '#93bbf0'] : ['#16191d', '#545b66', '#dcdfe4', '#1b4b8a']
  const axis = { axisLine: { lineStyle: { color: line } }, axisTick: { show: false }, axisLabel: { color: quiet, fontSize: 13 }, splitLine: { lineStyle: { color: line } } }
  return {
    color: [accent, night ? '#e0ab57' : '#7d4e00', night ? '#b2bccb' : '#4d5a70'],
    backgroundColor: 'transparent',
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: ink },
    categoryAxis: { ...axis, axisLabel: { color: ink, fontSize: 13 } },
    valueAxis: axis,
    legend: { textStyle: { color: ink } },
  }
}
