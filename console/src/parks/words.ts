const zh = {
  title: '园区', lead: '每个园区的位置、土地、专长（附说明它的原句）、落在其中的项目和企业，以及目标与实际。',
  name: '园区', place: '所在地', land: '土地', specialisation: '专长', projects: '项目', companies: '企业', indicators: '指标', last: '最近报道', filter: '按园区名或专长筛选',
  total: (shown: number, of: number) => (shown === of ? `共 ${of} 个园区` : `已列 ${shown} 个，共 ${of} 个园区`), more: '再看一些',
  emptyTitle: '还没有园区', emptyHint: '版面里提到的产业园、开发区、高新区，读入后列在这里。', noneTitle: '没有符合条件的园区', noneHint: '换一个词。',
  members: '落在其中的', noMembers: '没有版面说什么落在这里。', figures: '指标', noFigures: '没有关于它的数。', targets: '目标与实际', noTargets: '没有目标。规划里的目标可以登记。',
  aim: '登记目标', entity: '全部事实', notFound: '没有这个园区', notFoundHint: '它可能已并入另一个名称，或地址抄写有误。', all: '全部园区', unset: '原文未说', basis: '所据', conflicts: '冲突',
}
const en: typeof zh = {
  title: 'Parks', lead: 'Where each park lies, its land, what it is good at (with the sentence that says so), what lies in it, and its targets beside actual figures.',
  name: 'Park', place: 'Lies in', land: 'Land', specialisation: 'Good at', projects: 'Projects', companies: 'Firms', indicators: 'Indicators', last: 'Latest report', filter: 'Filter by name or what it is good at',
  total: (shown, of) => (shown === of ? `${of} parks` : `${shown} of ${of} parks`), more: 'Show more',
  emptyTitle: 'No parks yet', emptyHint: 'Parks and zones that pages name stand here once they are read.', noneTitle: 'No such park', noneHint: 'Try another word.',
  members: 'What lies in it', noMembers: 'No page says what lies here.', figures: 'Indicators', noFigures: 'There is no figure of it.', targets: 'Targets and actual figures', noTargets: 'There is no target. One that stands in a plan can be written down.',
  aim: 'Write a target down', entity: 'All facts', notFound: 'There is no such park', notFoundHint: 'It may have become part of another name, or the address was copied wrongly.', all: 'All parks', unset: 'not stated', basis: 'by', conflicts: 'Conflicts',
}
export const parkWords = { zh, en }
