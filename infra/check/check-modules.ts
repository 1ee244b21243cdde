// What a module is given is what it asks for; what is read of it is what it hands out; the parameter file and
// alerts.json fit the types that they are for.
import { complaintsAbout, type Lookup } from './conforms';
import { finding, lineOf, type Finding } from './finding';
import { alertsPath, mainPath, parametersPath, pathFrom, type Project } from './project';
import { statementsOf, type BicepFile, type Expression, type StatementOf } from './syntax';
import { bodyOf, expressionsOf, literalValue, memberOf } from './walk';

const moduleMembers = ['params', 'dependsOn'];

export function checkModules(project: Project): readonly Finding[] {
  return [
    ...project.templates.flatMap((file) => [
      ...statementsOf(file, 'module').flatMap((module) => checkModule(project, file, module)),
      ...defaultsOf(project, file),
    ]),
    ...checkParameterFile(project),
    ...checkAlerts(project),
  ];
}

function checkModule(project: Project, file: BicepFile, module: StatementOf<'module'>): readonly Finding[] {
  const target = project.files.get(pathFrom(file, module.path));
  if (!target)
    return [finding(file.path, module.line, `Module ${module.name} is at no file: ${module.path}.`)];
  const body = bodyOf(module.value);
  const params = memberOf(body, 'params');
  const given =
    params?.kind === 'object'
      ? params.members.map(({ key, value, line }) => ({ name: key, value, line }))
      : [];
  const odd = (body?.members ?? [])
    .filter(({ key }) => !moduleMembers.includes(key))
    .map(({ key, line }) => finding(file.path, line, `Module ${module.name} has an unknown member ${key}.`));
  const of = `module ${module.name}`;
  return [
    ...odd,
    ...fit(project, { file, line: module.line, of, given, target }),
    ...outputsOf(file, module, target),
  ];
}

type Given = { readonly name: string; readonly value: Expression; readonly line: number };

function fit(
  project: Project,
  call: {
    readonly file: BicepFile;
    readonly line: number;
    readonly of: string;
    readonly given: readonly Given[];
    readonly target: BicepFile;
  },
): readonly Finding[] {
  const { file, of, given, target } = call;
  const params = statementsOf(target, 'param');
  const missing = params
    .filter(
      ({ name, type, value }) =>
        !value && type.kind !== 'optional' && !given.some((each) => each.name === name),
    )
    .map(({ name }) => finding(file.path, call.line, `Parameter ${name} of ${of} is missing.`));
  const wrong = given.flatMap(({ name, value, line }) => {
    const param = params.find((each) => each.name === name);
    if (!param) return [finding(file.path, line, `There is no parameter ${name} in ${of}.`)];
    return literalFit(project, target, param, value).map((complaint) =>
      finding(file.path, line, `In ${of}, ${name}${complaint}.`),
    );
  });
  return [...missing, ...wrong];
}

function literalFit(project: Project, home: BicepFile, param: StatementOf<'param'>, value: Expression) {
  const literal = literalValue(value);
  if (literal === undefined) return [];
  return complaintsAbout(literal, param.type, param.decorators, typesSeenBy(project, home));
}

const defaultsOf = (project: Project, file: BicepFile): readonly Finding[] =>
  statementsOf(file, 'param').flatMap((param) =>
    (param.value ? literalFit(project, file, param, param.value) : []).map((complaint) =>
      finding(file.path, param.line, `By default ${param.name}${complaint}.`),
    ),
  );

/** Types by name, as a file knows them: its own, and those that it imports. */
function typesSeenBy(project: Project, file: BicepFile): Lookup {
  const sources = [
    file,
    ...statementsOf(file, 'import').map(({ from }) => project.files.get(pathFrom(file, from))),
  ];
  const types = sources.flatMap((source) => (source ? statementsOf(source, 'type') : []));
  return (name) => types.find((type) => type.name === name);
}

/** What a module hands out is read somewhere, and nothing is read that it does not hand out. */
function outputsOf(file: BicepFile, module: StatementOf<'module'>, target: BicepFile): readonly Finding[] {
  const read = file.statements.flatMap(expressionsOf).flatMap((expression) => {
    if (expression.kind !== 'member' || expression.of.kind !== 'member') return [];
    const { of } = expression;
    const fromHere = of.name === 'outputs' && of.of.kind === 'name' && of.of.name === module.name;
    return fromHere ? [{ name: expression.name, line: expression.line }] : [];
  });
  const outputs = statementsOf(target, 'output').map(({ name }) => name);
  return read
    .filter(({ name }) => !outputs.includes(name))
    .map(({ name, line }) => finding(file.path, line, `Module ${module.name} has no output ${name}.`));
}

export function checkOutputsAreRead(project: Project): readonly Finding[] {
  const all = project.templates.flatMap((file) => file.statements.flatMap(expressionsOf));
  const read = new Set(all.flatMap((each) => (each.kind === 'member' ? [each.name] : [])));
  return project.templates
    .filter(({ path }) => path !== mainPath)
    .flatMap((file) =>
      statementsOf(file, 'output')
        .filter(({ name }) => !read.has(name))
        .map(({ name, line }) => finding(file.path, line, `Output ${name} is never read.`)),
    );
}

function checkParameterFile(project: Project): readonly Finding[] {
  const file = project.files.get(parametersPath);
  if (!file) return [];
  const [using] = statementsOf(file, 'using');
  const target = using && project.files.get(pathFrom(file, using.from));
  if (!target) return [finding(file.path, using?.line ?? 1, 'The parameter file uses no file that is here.')];
  const given = statementsOf(file, 'assignment');
  return fit(project, { file, line: using.line, of: using.from, given, target });
}

function checkAlerts(project: Project): readonly Finding[] {
  const types = project.files.get('infra/types.bicep');
  const type = types && statementsOf(types, 'type').find(({ name }) => name === 'logAlert');
  const text = project.texts.get(alertsPath);
  if (!types || !type || text === undefined)
    return [finding(alertsPath, 1, 'There are no alerts, or no type for them.')];
  const alerts = (JSON.parse(text) as readonly Record<string, unknown>[]).map((alert, i) => {
    const { name } = alert;
    return { alert, name: typeof name === 'string' ? name : `number ${i + 1}` };
  });
  const here = (name: string, sentence: string) =>
    finding(alertsPath, lineOf(text, text.lastIndexOf(`"name": ${JSON.stringify(name)}`)), sentence);
  const wrong = alerts.flatMap(({ alert, name }) =>
    complaintsAbout(alert, type.type, type.decorators, typesSeenBy(project, types)).map((complaint) =>
      here(name, `Alert ${name}${complaint}.`),
    ),
  );
  const twice = alerts.filter(({ name }, i) => alerts.findIndex((each) => each.name === name) < i);
  return [...wrong, ...twice.map(({ name }) => here(name, `Alert ${name} is there twice.`))];
}
