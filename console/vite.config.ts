import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  // The server's Content-Security-Policy is self only: no script may stand inside index.html, and nothing is inlined as data: URLs.
  build: { outDir: 'dist', emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false }, target: 'es2022', chunkSizeWarningLimit: 700 },
  server: { port: 7401, proxy: { '/api': process.env.YINLI_API ?? 'http://127.0.0.1:7080' } },
})
