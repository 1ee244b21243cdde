// If a Bicep compiler is on this machine it is asked as well, and must have nothing to say.
import { spawnSync } from 'node:child_process';
import { finding, type Finding } from './finding';
import { mainPath, parametersPath } from './project';

export type Asked = { readonly findings: readonly Finding[]; readonly said: string };

const questions = [
  ['build', mainPath, '--stdout'],
  ['lint', mainPath],
  ['lint', parametersPath],
];

/** Parameter files read the environment; a compiler refuses them where a variable is absent. */
const standIns = {
  AZURE_ENV_NAME: 'check',
  FRONTEND_URL: 'https://app.example.com',
  OTIUMWORK_ISSUER: 'https://id.example.com',
  OTIUMWORK_AUDIENCE: 'check',
  OTIUMWORK_JWKS_URL: 'https://id.example.com/keys',
  ALERT_EMAIL: 'operators@example.com',
};

export function askBicep(root: string, env: NodeJS.ProcessEnv): Asked {
  const ask = (...args: string[]) =>
    spawnSync('bicep', args, { cwd: root, env: { ...standIns, ...env }, encoding: 'utf8' });
  const version = ask('--version');
  if (version.error) return { findings: [], said: 'no Bicep CLI on the path, so none was asked' };
  const findings = questions.flatMap((question) => {
    const { status, stderr } = ask(...question);
    const complaints = stderr.split('\n').filter((line) => /: (Warning|Error) /.test(line));
    const unexplained = status !== 0 && complaints.length === 0;
    return (unexplained ? [`bicep ${question.join(' ')} failed`] : complaints).map(asFinding);
  });
  return { findings, said: `${version.stdout.trim()} was asked too` };
}

/** "/root/infra/main.bicep(12,3) : Warning no-unused-params: …" */
function asFinding(complaint: string): Finding {
  const [, path, line, sentence] = /(infra\/[^(]*)\((\d+),\d+\)\s*:\s*(.*)$/.exec(complaint) ?? [];
  return finding(path ?? mainPath, Number(line ?? 1), sentence ?? complaint);
}
