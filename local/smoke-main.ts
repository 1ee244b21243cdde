// `npm run smoke -- URL`: whether the service there runs. Status 0 if all is well, 1 if something is not, 2 if it was
// not said which service.

import { failureText } from './cli/failure';
import { smokeCommand } from './smoke/command';

smokeCommand(process.argv.slice(2), console.log, console.error).then(
  (status) => process.exit(status),
  (error: unknown) => {
    console.error(failureText(error, 'npm run smoke'));
    process.exit(1);
  },
);
