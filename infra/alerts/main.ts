// `npm run alerts`: writes infra/alerts.json from the list of alerts.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../local/root';
import { alertsJson } from './alerts';

void writeFile(join(root, 'infra/alerts.json'), alertsJson());
