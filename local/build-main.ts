// `npm run build`.
import { buildApp } from './build';

buildApp().catch(() => {
  // esbuild has said what is wrong.
  process.exitCode = 1;
});
