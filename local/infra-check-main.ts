// `npm run infra:check`: reads infra/, azure.yaml and the workflow as they are, and says what is wrong with them.
import { run } from '../infra/check/run';
import { root } from './root';

process.exitCode = run(root, {
  env: process.env,
  print: (line) => {
    console.log(line);
  },
});
