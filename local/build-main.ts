// `npm run build`: the app as it is deployed, and the elements for a frontend to serve.
import { buildApp } from './build';
import { writeWeb } from './web';

Promise.all([buildApp(), writeWeb()]).catch(() => {
  // esbuild has said what is wrong.
  process.exitCode = 1;
});
