// Every name that is used is declared, every name that is declared is used, and each says what it means.
import { finding, type Finding } from './finding';
import { mainPath, pathFrom, type Project } from './project';
import {
  statementsOf,
  type BicepFile,
  type Decorator,
  type Expression,
  type Statement,
  type Type,
} from './syntax';
import { partsOf } from './walk';

const primitives = ['string', 'int', 'bool'];

/** The functions of Bicep that we use. A new one is looked up in its documentation, then put here. */
const functions = new Set(
  (
    'bool cidrSubnet environment guid items join json loadJsonContent readEnvironmentVariable replace ' +
    'resourceGroup split string subscription subscriptionResourceId take tenant toObject uniqueString'
  ).split(' '),
);

const decoratorNames = [
  'description',
  'export',
  'maxLength',
  'maxValue',
  'minLength',
  'minValue',
  'sealed',
  'secure',
];

export function checkNames(project: Project): readonly Finding[] {
  return [
    ...[...project.files.values()].flatMap((file) => namesOf(file)),
    ...project.templates.flatMap(descriptionsOf),
    ...exportsOf(project),
  ];
}

type Use = { readonly name: string; readonly line: number };

function namesOf(file: BicepFile): Finding[] {
  const declared = new Map<string, Statement>();
  const findings: Finding[] = [];
  const complain = (line: number, sentence: string) => findings.push(finding(file.path, line, sentence));
  for (const statement of file.statements) {
    for (const name of declaredBy(statement)) {
      if (declared.has(name)) complain(statement.line, `${name} is declared twice.`);
      declared.set(name, statement);
    }
  }
  const used = file.statements.flatMap((statement) => usesOf(statement, complain));
  for (const { name, line } of used) {
    if (!declared.has(name)) complain(line, `${name} is not declared.`);
  }
  const names = new Set(used.map(({ name }) => name));
  for (const [name, statement] of declared) {
    if (mustBeUsed(statement) && !names.has(name))
      complain(statement.line, `${name} is declared and never used.`);
  }
  return findings;
}

function declaredBy(statement: Statement): readonly string[] {
  if (statement.kind === 'import') return statement.names;
  return ['param', 'var', 'type', 'resource', 'module'].includes(statement.kind) && 'name' in statement
    ? [statement.name]
    : [];
}

function mustBeUsed(statement: Statement): boolean {
  if (statement.kind === 'resource') return statement.existing;
  return statement.kind !== 'module' && !has(statement.decorators, 'export');
}

const has = (decorators: readonly Decorator[], name: string) => decorators.some((each) => each.name === name);

function usesOf(statement: Statement, complain: (line: number, sentence: string) => void): readonly Use[] {
  const uses: Use[] = [];
  const see = (expression: Expression, local: readonly string[]): void => {
    if (expression.kind === 'name' && !local.includes(expression.name)) uses.push(expression);
    if (expression.kind === 'call' && !expression.of && !functions.has(expression.name)) {
      complain(expression.line, `${expression.name} is no function that we know.`);
    }
    const inner =
      expression.kind === 'loop'
        ? [...local, ...expression.variables]
        : expression.kind === 'lambda'
          ? [...local, ...expression.parameters]
          : local;
    for (const part of partsOf(expression)) see(part, inner);
  };
  const seeDecorators = (decorators: readonly Decorator[]): void => {
    for (const decorator of decorators) {
      if (!decoratorNames.includes(decorator.name)) {
        complain(decorator.line, `@${decorator.name} is no decorator that we know.`);
      }
      for (const argument of decorator.arguments) see(argument, []);
    }
  };
  const seeType = (type: Type): void => {
    if (type.kind === 'named' && !primitives.includes(type.name)) uses.push(type);
    if (type.kind === 'one-of') type.of.forEach(seeType);
    if (type.kind === 'list' || type.kind === 'optional') seeType(type.of);
    if (type.kind === 'record') {
      for (const member of type.members) {
        seeDecorators(member.decorators);
        seeType(member.type);
      }
    }
  };
  seeDecorators(statement.decorators);
  if ('value' in statement) see(statement.value, []);
  if ('type' in statement && typeof statement.type !== 'string') seeType(statement.type);
  return uses;
}

function descriptionsOf(file: BicepFile): Finding[] {
  return file.statements.flatMap((statement) => {
    if (!['param', 'var', 'type', 'output'].includes(statement.kind) || !('name' in statement)) return [];
    const members =
      statement.kind === 'type' && statement.type.kind === 'record' ? statement.type.members : [];
    return [statement, ...members]
      .filter(({ decorators }) => !has(decorators, 'description'))
      .map(({ name, line }) => finding(file.path, line, `${name} has no @description.`));
  });
}

/** Imports name what is exported; what is exported is imported; every file is part of the whole. */
function exportsOf(project: Project): Finding[] {
  const imports = project.templates.flatMap((file) =>
    statementsOf(file, 'import').map((each) => ({
      file,
      line: each.line,
      names: each.names,
      from: each.from,
    })),
  );
  const missing = imports.flatMap(({ file, line, names, from }) => {
    const source = project.files.get(pathFrom(file, from));
    return names
      .filter((name) => !source || !exportedBy(source).some((each) => each.name === name))
      .map((name) => finding(file.path, line, `${from} exports no ${name}.`));
  });
  const idle = project.templates.flatMap((file) =>
    exportedBy(file)
      .filter(({ name }) => !imports.some((each) => each.names.includes(name)))
      .map(({ name, line }) => finding(file.path, line, `${name} is exported and nowhere imported.`)),
  );
  const reached = new Set([
    mainPath,
    ...imports.map(({ file, from }) => pathFrom(file, from)),
    ...project.templates.flatMap((file) =>
      statementsOf(file, 'module').map(({ path }) => pathFrom(file, path)),
    ),
  ]);
  const stray = project.templates
    .filter(({ path }) => !reached.has(path))
    .map(({ path }) => finding(path, 1, 'No other file uses this one.'));
  return [...missing, ...idle, ...stray];
}

const exportedBy = (file: BicepFile) =>
  [...statementsOf(file, 'var'), ...statementsOf(file, 'type')].filter((each) =>
    has(each.decorators, 'export'),
  );
