import { printJson, type Context } from '../context.ts'
import { claimTable, findClaims, findEntity, namesOf } from './facts.ts'

/** An entity and everything said of it. */
export async function show(idOrName: string, context: Context): Promise<number> {
  const { io, say, speech, json } = context
  const door = await context.door()
  const entity = await findEntity(door, idOrName)
  const [own, about] = await Promise.all([findClaims(door, { subject: entity.id }, 1000), findClaims(door, { object: entity.id }, 1000)])
  if (json) {
    await printJson(io, { entity, claims: own.claims, mentionedBy: about.claims })
    return 0
  }
  const names = await namesOf(door)
  const type = names.type(entity.type)
  const others = entity.aliases.filter(a => a !== entity.name)
  await io.out(`${entity.name}  ${speech === 'en' ? type.en : type.zh}  ${entity.id}\n`)
  if (others.length) await io.out(`${say({ zh: '又作', en: 'also' })}  ${others.join('  ')}\n`)
  await io.out(`${say({ zh: `${entity.documents} 份文献，${entity.claims} 条事实`, en: `${entity.documents} documents, ${entity.claims} claims` })}  ${entity.firstSeen ?? '?'} .. ${entity.lastSeen ?? '?'}\n`)
  for (const [title, claims] of [[{ zh: '它的事实', en: 'Said of it' }, own.claims], [{ zh: '提到它的事实', en: 'Said of others, naming it' }, about.claims]] as const) {
    if (claims.length) await io.out(`\n${say(title)}\n${claimTable(claims, names, context)}`)
  }
  return 0
}
