// What is wrong, where, in one sentence.

export type Finding = { readonly path: string; readonly line: number; readonly sentence: string };

export const finding = (path: string, line: number, sentence: string): Finding => ({ path, line, sentence });

export const asText = ({ path, line, sentence }: Finding): string => `${path}:${line} ${sentence}`;

/** The line on which a text has a certain place. */
export const lineOf = (text: string, index: number): number =>
  text.slice(0, Math.max(index, 0)).split('\n').length;
