// What the service's identity may do: these rights, each exactly once, and no others.
import { finding, type Finding } from './finding';
import { resourcesOf, type Project } from './project';
import { statementsOf, type BicepFile, type Expression, type StatementOf } from './syntax';
import { bodyOf, memberOf, plainText } from './walk';

const rolesPath = 'infra/modules/roles.bicep';

/** Azure's own roles by name (Microsoft Learn, "Azure built-in roles"). */
const builtIn: Readonly<Record<string, string>> = {
  'Monitoring Metrics Publisher': '3913510d-42f4-4e42-8a64-420c390055eb',
  'Storage Blob Data Owner': 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b',
  'Storage Queue Data Contributor': '974c5e8b-45b9-4653-ba55-5f855dd0fb88',
  'Storage Table Data Contributor': '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3',
};

const secretKeeper = 'secretKeeper';

const rights: readonly { readonly scope: string; readonly role: string }[] = [
  { scope: 'hostStorage', role: 'Storage Blob Data Owner' },
  { scope: 'hostStorage', role: 'Storage Table Data Contributor' },
  { scope: 'dataStorage', role: 'Storage Table Data Contributor' },
  { scope: 'queues[i]', role: 'Storage Queue Data Contributor' },
  { scope: 'applicationInsights', role: 'Monitoring Metrics Publisher' },
  { scope: 'vault', role: secretKeeper },
];

const secretActions = [
  'delete',
  'getSecret/action',
  'purge/action',
  'readMetadata/action',
  'setSecret/action',
];

export function checkRoles(project: Project): readonly Finding[] {
  const assignments = resourcesOf(project, 'Microsoft.Authorization/roleAssignments');
  const definitions = resourcesOf(project, 'Microsoft.Authorization/roleDefinitions');
  const elsewhere = [...assignments, ...definitions]
    .filter(({ file }) => file.path !== rolesPath)
    .map(({ file, resource }) => finding(file.path, resource.line, `Rights are given in ${rolesPath} only.`));
  const given = assignments.map(({ file, resource }) => ({ file, resource, right: rightOf(resource) }));
  return [
    ...elsewhere,
    ...checkIds(project),
    ...given.flatMap(checkAssignment),
    ...rights
      .filter(({ scope, role }) => !given.some(({ right }) => right.scope === scope && right.role === role))
      .map(({ scope, role }) => finding(rolesPath, 1, `The service lacks ${role} on ${scope}.`)),
    ...definitions.flatMap(checkDefinition),
  ];
}

type Right = { readonly scope: string; readonly role: string | undefined };

function rightOf(resource: StatementOf<'resource'>): Right {
  const body = bodyOf(resource.value);
  const scope = memberOf(body, 'scope')?.source ?? '';
  return { scope, role: roleOf(memberOf(body, 'properties', 'roleDefinitionId')) };
}

/** A role of ours by its name, a built-in one as roleIds['…']; nothing else tells a reader which role it is. */
function roleOf(id: Expression | undefined): string | undefined {
  if (id?.kind === 'member' && id.name === 'id' && id.of.kind === 'name') return id.of.name;
  if (id?.kind !== 'call' || id.name !== 'subscriptionResourceId') return undefined;
  const [type, role] = id.arguments;
  if (plainText(type) !== 'Microsoft.Authorization/roleDefinitions') return undefined;
  return role?.kind === 'index' && role.of.source === 'roleIds' ? plainText(role.index) : undefined;
}

function checkAssignment(assignment: {
  readonly file: BicepFile;
  readonly resource: StatementOf<'resource'>;
  readonly right: Right;
}): readonly Finding[] {
  const { file, resource, right } = assignment;
  const here = (sentence: string) => [finding(file.path, resource.line, sentence)];
  if (right.role === undefined) return here(`Assignment ${resource.name} does not name its role.`);
  if (right.role !== secretKeeper && !(right.role in builtIn)) return here(`There is no role ${right.role}.`);
  const fits = rights.some(({ scope, role }) => scope === right.scope && role === right.role);
  if (!fits)
    return here(`${right.role} on ${right.scope || 'the whole group'} is more than the service needs.`);
  const name = memberOf(bodyOf(resource.value), 'name')?.source ?? '';
  const word = right.role === secretKeeper ? secretKeeper : `'${right.role}'`;
  return name.startsWith('guid(') && name.includes(word)
    ? []
    : here(`The name of assignment ${resource.name} does not follow from its role.`);
}

function checkIds(project: Project): readonly Finding[] {
  const lists = project.templates.flatMap((file) =>
    statementsOf(file, 'var')
      .filter(({ name }) => name === 'roleIds')
      .map(({ value }) => ({ file, value })),
  );
  return lists.flatMap(({ file, value }) =>
    (value.kind === 'object' ? value.members : [])
      .filter((member) => builtIn[member.key] !== plainText(member.value))
      .map(({ key, line }) => finding(file.path, line, `That is not the id of ${key}.`)),
  );
}

function checkDefinition({
  file,
  resource,
}: {
  readonly file: BicepFile;
  readonly resource: StatementOf<'resource'>;
}) {
  const permissions = memberOf(bodyOf(resource.value), 'properties', 'permissions');
  const actions = (permissions?.kind === 'array' ? permissions.items : []).flatMap((permission) => {
    const list = memberOf(permission, 'dataActions');
    return list?.kind === 'array' ? list.items.map((item) => plainText(item) ?? item.source) : [];
  });
  const wanted = secretActions.map((action) => `Microsoft.KeyVault/vaults/secrets/${action}`);
  const here = (sentence: string) => finding(file.path, resource.line, sentence);
  return [
    ...actions
      .filter((each) => !wanted.includes(each))
      .map((each) => here(`The service never does ${each}.`)),
    ...wanted
      .filter((each) => !actions.includes(each))
      .map((each) => here(`The service cannot do without ${each}.`)),
  ];
}
