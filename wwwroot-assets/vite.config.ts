import tailwind from '@tailwindcss/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  base: '/assets/',
  publicDir: false,
  plugins: [tailwind()],
  build: {
    outDir: process.env['FRONT_END_OUT'] ?? '../src/WeixiIncome.Web/wwwroot/assets',
    emptyOutDir: true,
    manifest: true,
    // The content security policy allows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: false,
    target: 'es2022',
    // ECharts, which only pages with charts load.
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      input: ['src/theme.css', 'src/site.ts', 'src/charts.ts', 'src/weighWorker.ts'],
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: '[name]-[hash].js',
        assetFileNames: '[name][extname]',
      },
    },
  },
});
