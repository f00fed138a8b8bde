declare module 'virtual:policies' {
  const data: { facts: unknown; sections: [string, string[]][]; codeSets: [string, { full: string[]; partial: string[] }][]; files: { file: string; text: string }[] }
  export default data
}
