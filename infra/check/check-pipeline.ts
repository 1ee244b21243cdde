// How it gets to Azure: the linter refuses everything that it can see, the workflow signs in without a secret and runs
// only actions that cannot change under it, azd knows where the app is.
import { finding, lineOf, type Finding } from './finding';
import { linterPath, resourcesOf, workflowPath, type Project } from './project';
import { bodyOf, memberOf, plainText } from './walk';

export function checkPipeline(project: Project): readonly Finding[] {
  return [
    ...checkLinter(project),
    ...checkWorkflow(project),
    ...checkAzd(project),
    ...checkHooks(project),
    ...checkSilencing(project),
  ];
}

type LinterConfig = {
  readonly analyzers?: {
    readonly core?: {
      readonly enabled?: boolean;
      readonly rules?: Readonly<Record<string, { readonly level?: string } | undefined>>;
    };
  };
};

/** Off unless asked for, and therefore easily lost. */
const askedFor = [
  'explicit-values-for-loc-params',
  'no-hardcoded-location',
  'no-hardcoded-outputs',
  'no-loc-expr-outside-params',
  'no-module-name',
  'outputs-should-not-contain-secrets',
  'use-description-outputs',
  'use-description-params',
  'use-recent-api-versions',
  'use-resource-id-functions',
  'use-user-defined-types',
  'what-if-short-circuiting',
];

function checkLinter(project: Project): readonly Finding[] {
  const text = project.texts.get(linterPath) ?? '{}';
  const core = (JSON.parse(text) as LinterConfig).analyzers?.core;
  const rules = core?.rules ?? {};
  const off = core?.enabled === true ? [] : [finding(linterPath, 1, 'The linter is not on.')];
  const absent = askedFor
    .filter((name) => !(name in rules))
    .map((name) => finding(linterPath, 1, `Linter rule ${name} is not asked for.`));
  const mild = Object.entries(rules)
    .filter(([, rule]) => rule?.level !== 'error')
    .map(([name]) =>
      finding(linterPath, lineOf(text, text.indexOf(`"${name}"`)), `Linter rule ${name} is no error.`),
    );
  return [...off, ...absent, ...mild];
}

function checkWorkflow(project: Project): readonly Finding[] {
  const text = project.texts.get(workflowPath) ?? '';
  const lines = text.split('\n').map((content, i) => ({ content, line: i + 1 }));
  const loose = lines.flatMap(({ content, line }) => {
    const action = /^\s*-?\s*uses:\s*(\S+)/.exec(content)?.[1];
    return action === undefined || /@[0-9a-f]{40}$/.test(action)
      ? []
      : [finding(workflowPath, line, `Action ${action} is not pinned to a commit.`)];
  });
  const demands: readonly (readonly [RegExp, string])[] = [
    [/^\s*id-token: write$/m, 'The workflow may not ask for an identity token.'],
    [/uses: azure\/login@/, 'The workflow does not sign in.'],
    [
      /client-id: \$\{\{ vars\.AZURE_CLIENT_ID \}\}/,
      'The workflow does not sign in with vars.AZURE_CLIENT_ID.',
    ],
    [/npm run infra:check/, 'The workflow does not run this check.'],
    [/npm run package/, 'The workflow does not make the package.'],
    [/PACKAGE: dist\//, 'The workflow deploys a package that it has not run.'],
    [/npm run smoke/, 'The workflow does not try what it deployed.'],
    [/^ {4}environment: what-if$/m, 'Nobody is asked before a pull request is given an identity.'],
    [/az deployment group what-if/, 'The workflow does not say beforehand what it would change.'],
  ];
  const absent = demands
    .filter(([pattern]) => !pattern.test(text))
    .map(([, sentence]) => finding(workflowPath, 1, sentence));
  return [...loose, ...absent, ...checkNode(project, lines)];
}

/** What runs on another Node than the app will has not been tried. */
function checkNode(
  project: Project,
  lines: readonly { readonly content: string; readonly line: number }[],
): readonly Finding[] {
  const [app] = resourcesOf(project, 'Microsoft.Web/sites').map(({ resource }) =>
    plainText(memberOf(bodyOf(resource.value), 'properties', 'functionAppConfig', 'runtime', 'version')),
  );
  return lines.flatMap(({ content, line }) => {
    const here = /^\s*node-version: *'?(\S+?)'?$/.exec(content)?.[1];
    return here === undefined || here === app
      ? []
      : [
          finding(
            workflowPath,
            line,
            `Node ${here} is not the Node of the app, ${app ?? 'which is unknown'}.`,
          ),
        ];
  });
}

/** What azd ships is what lies in dist/package, whoever put it there; a shell goes on after a command that failed. */
const hooks: readonly (readonly [RegExp, string])[] = [
  [/rm -rf dist\/package && npm/, 'The hook for posix leaves an older package in place.'],
  [/npm run package && unzip/, 'The hook for posix goes on when the package was not made.'],
  [
    /Remove-Item -Recurse -Force dist\/package \};\s+npm/,
    'The hook for windows leaves an older package in place.',
  ],
  [
    /npm run package; if \(\$LASTEXITCODE\) \{ exit 1 \};/,
    'The hook for windows goes on when the package was not made.',
  ],
];

function checkHooks(project: Project): readonly Finding[] {
  const text = project.texts.get('azure.yaml') ?? '';
  return hooks
    .filter(([pattern]) => !pattern.test(text))
    .map(([, sentence]) => finding('azure.yaml', 1, sentence));
}

/** azd finds the app by this tag. */
function checkAzd(project: Project): readonly Finding[] {
  const service = /^services:\n\s+(\S+):/m.exec(project.texts.get('azure.yaml') ?? '')?.[1];
  if (service === undefined) return [finding('azure.yaml', 1, 'azure.yaml names no service.')];
  const tagged = [...project.texts.values()].some((text) =>
    text.includes(`'azd-service-name': '${service}'`),
  );
  return tagged ? [] : [finding('azure.yaml', 1, `No resource has the tag azd-service-name: ${service}.`)];
}

/** A rule may be silenced for one line, by name, if the line before says why. */
function checkSilencing(project: Project): readonly Finding[] {
  return project.templates.flatMap(({ path }) => {
    const lines = (project.texts.get(path) ?? '').split('\n');
    return lines.flatMap((content, i) => {
      if (/^\s*#disable-diagnostics/.test(content))
        return [finding(path, i + 1, 'A whole file is silenced.')];
      const reasoned = /^\s*\/\//.test(lines[i - 1] ?? '');
      return /^\s*#disable-next-line/.test(content) && !reasoned
        ? [finding(path, i + 1, 'A rule is silenced and nobody says why.')]
        : [];
    });
  });
}
