import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { compressed, firstView, modelAsset, policyData } from './build.ts'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), modelAsset(), policyData(), compressed(), firstView()],
  // The one part of the server that runs here too: the door to reading.
  resolve: { alias: { 'yinli/claim': fileURLToPath(new URL('../src/claim/index.ts', import.meta.url)), 'yinli/rules': fileURLToPath(new URL('../src/rules/index.ts', import.meta.url)) } },
  // The server's Content-Security-Policy is self only: no script may stand inside index.html, and nothing is inlined as data: URLs.
  build: { outDir: 'dist', emptyOutDir: true, rolldownOptions: { input: ['index.html', 'widget/policies.html'].map(page => fileURLToPath(new URL(page, import.meta.url))) }, assetsInlineLimit: 0, modulePreload: { polyfill: false }, target: 'es2022', chunkSizeWarningLimit: 700 },
  worker: { format: 'es' },
  server: { port: 7401, proxy: { '/api': process.env.YINLI_API ?? 'http://127.0.0.1:7080' } },
})
