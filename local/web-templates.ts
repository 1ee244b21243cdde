// Takes out of html`…`, svg`…` and css`…` the white space that only we read. What people see stays the same: HTML takes a
// line's end with its indentation for one space anyway, and CSS is minified as CSS.
import { readFile } from 'node:fs/promises';
import { transform, type Plugin } from 'esbuild';
import type { Node } from 'typescript';

const tags = ['html', 'svg', 'css'];

/** A literal part of a template, without its delimiters. */
type Piece = { readonly from: number; readonly until: number; readonly isStyleSheet: boolean };

export const templates: Plugin = {
  name: 'templates',
  setup(build) {
    build.onLoad({ filter: /[\\/]web[\\/].*\.ts$/ }, async ({ path }) => {
      let contents = await readFile(path, 'utf8');
      // From the last to the first, so that what is still to come stays where it is.
      for (const { from, until, isStyleSheet } of (await piecesOf(contents)).reverse()) {
        const text = contents.slice(from, until);
        const short = isStyleSheet ? await minified(text) : text.replace(/\s*\n\s*/g, ' ');
        contents = contents.slice(0, from) + short + contents.slice(until);
      }
      return { contents, loader: 'ts' };
    });
  },
};

/** In the order of the file. */
async function piecesOf(source: string): Promise<Piece[]> {
  if (!tags.some((tag) => source.includes(`${tag}\``))) return [];
  // Large, and needed by nothing else that runs here.
  const { default: ts } = await import('typescript');
  const file = ts.createSourceFile('', source, ts.ScriptTarget.Latest);
  const pieces: Piece[] = [];
  const visit = (node: Node): void => {
    if (ts.isTaggedTemplateExpression(node) && tags.includes(node.tag.getText(file))) {
      const { tag, template } = node;
      const isWhole = ts.isNoSubstitutionTemplateLiteral(template);
      const isStyleSheet = isWhole && tag.getText(file) === 'css';
      const parts = isWhole
        ? [template]
        : [template.head, ...template.templateSpans.map((span) => span.literal)];
      for (const part of parts) {
        const opensNext = ts.isTemplateHead(part) || ts.isTemplateMiddle(part);
        pieces.push({ from: part.getStart(file) + 1, until: part.end - (opensNext ? 2 : 1), isStyleSheet });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return pieces.sort((a, b) => a.from - b.from);
}

async function minified(css: string): Promise<string> {
  return (await transform(css, { loader: 'css', minify: true })).code.trim();
}
