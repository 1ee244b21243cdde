// `npm run simulate -- --seeds N`: N random histories of the whole service, each held against all promises.
// `--seed S` replays one of them and tells it.
import { failureText } from '../../local/cli/failure';
import { simulateCommand, type Say } from './command';

const { stdout } = process;
let saidProgress = false;

const say: Say = {
  line: (text) => {
    if (saidProgress && stdout.isTTY) stdout.write('\r\x1b[K');
    saidProgress = false;
    stdout.write(`${text}\n`);
  },
  progress: (text) => {
    // Where nothing can be written over, the first one has to do.
    if (stdout.isTTY) stdout.write(`\r\x1b[K${text}`);
    else if (!saidProgress) stdout.write(`${text}\n`);
    saidProgress = true;
  },
};

simulateCommand(process.argv.slice(2), say).then(
  (status) => process.exit(status),
  (error: unknown) => {
    console.error(failureText(error, 'npm run simulate'));
    process.exit(1);
  },
);
