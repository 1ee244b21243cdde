// What a Bicep file is made of, as far as ours go. Every node knows its line and its own source.

export type Expression =
  | (Node & { readonly kind: 'string'; readonly parts: readonly (string | Expression)[] })
  | (Node & { readonly kind: 'number'; readonly value: number })
  | (Node & { readonly kind: 'word'; readonly value: 'true' | 'false' | 'null' })
  | (Node & { readonly kind: 'name'; readonly name: string })
  | (Node & { readonly kind: 'member'; readonly of: Expression; readonly name: string })
  | (Node & { readonly kind: 'index'; readonly of: Expression; readonly index: Expression })
  | (Node & {
      readonly kind: 'call';
      readonly of: Expression | undefined;
      readonly name: string;
      readonly arguments: readonly Expression[];
    })
  | (Node & { readonly kind: 'operation'; readonly operands: readonly Expression[] })
  | (Node & {
      readonly kind: 'lambda';
      readonly parameters: readonly string[];
      readonly body: Expression;
    })
  | (Node & {
      readonly kind: 'loop';
      readonly variables: readonly string[];
      readonly over: Expression;
      readonly body: Expression;
    })
  | (Node & { readonly kind: 'condition'; readonly test: Expression; readonly body: Expression })
  | (Node & { readonly kind: 'array'; readonly items: readonly Expression[] })
  | ObjectExpression;

export type ObjectExpression = Node & {
  readonly kind: 'object';
  readonly members: readonly Member[];
  readonly spreads: readonly Expression[];
};

/** A key that is not plain text is its own source, and an expression. */
export type Member = Node & {
  readonly key: string;
  readonly keyParts?: Expression;
  readonly value: Expression;
};

export type Type =
  | (Node & { readonly kind: 'named'; readonly name: string })
  | (Node & { readonly kind: 'literal'; readonly value: string | number | boolean })
  | (Node & { readonly kind: 'one-of'; readonly of: readonly Type[] })
  | (Node & { readonly kind: 'list'; readonly of: Type })
  | (Node & { readonly kind: 'optional'; readonly of: Type })
  | (Node & { readonly kind: 'record'; readonly members: readonly TypeMember[] });

export type TypeMember = Node & {
  readonly name: string;
  readonly type: Type;
  readonly decorators: readonly Decorator[];
};

export type Decorator = Node & { readonly name: string; readonly arguments: readonly Expression[] };

export type Statement = Node & { readonly decorators: readonly Decorator[] } & (
    | { readonly kind: 'param'; readonly name: string; readonly type: Type; readonly value?: Expression }
    | { readonly kind: 'assignment'; readonly name: string; readonly value: Expression }
    | { readonly kind: 'var'; readonly name: string; readonly value: Expression }
    | { readonly kind: 'type'; readonly name: string; readonly type: Type }
    | { readonly kind: 'output'; readonly name: string; readonly type: Type; readonly value: Expression }
    | { readonly kind: 'import'; readonly names: readonly string[]; readonly from: string }
    | { readonly kind: 'scope'; readonly scope: string }
    | { readonly kind: 'using'; readonly from: string }
    | { readonly kind: 'module'; readonly name: string; readonly path: string; readonly value: Expression }
    | {
        readonly kind: 'resource';
        readonly name: string;
        readonly type: string;
        readonly version: string;
        readonly existing: boolean;
        readonly value: Expression;
      }
  );

export type Node = { readonly line: number; readonly source: string };

export type BicepFile = { readonly path: string; readonly statements: readonly Statement[] };

export type StatementOf<Kind extends Statement['kind']> = Extract<Statement, { readonly kind: Kind }>;

export const statementsOf = <Kind extends Statement['kind']>(
  file: BicepFile,
  kind: Kind,
): readonly StatementOf<Kind>[] =>
  file.statements.filter((each): each is StatementOf<Kind> => each.kind === kind);

export class SyntaxFault extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}
