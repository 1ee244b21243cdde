// A way to break the infrastructure: one edit of the real files, and exactly what the check must say about it.

export type Variant = {
  readonly breaks: string;
  readonly path: string;
  readonly replace: string;
  readonly by: string;
  readonly finds: readonly Expected[];
};

/** `at` is a piece of the line that is named, in the edited file, or 'first line'; without it, the edit's own line. */
export type Expected = {
  readonly sentence: string;
  readonly path?: string;
  readonly at?: string;
};

export const main = 'infra/main.bicep';
export const modules = (name: string): string => `infra/modules/${name}.bicep`;
