/** Where the model lies as JSON (see build.ts). */
declare module 'virtual:model' {
  const url: string
  export default url
}
