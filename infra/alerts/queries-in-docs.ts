// The alerts' queries as they stand in docs/operations.md: each behind a comment that names its alert.
import { alerts } from './alerts';

/** One operator a line. */
const kusto = (query: string): string => `\`\`\`kusto\n${query.replaceAll(' | ', '\n| ')}\n\`\`\``;

/** The page with every alert's query put, or put anew, behind its comment. @throws Error for a name that is no alert's. */
export const withQueries = (page: string): string =>
  page.replace(
    /(<!-- query of (\S+) -->\n)(?:\n```kusto\n[^`]*```\n)?/g,
    (_, comment: string, name: string) => {
      const alert = alerts.find((each) => each.name === name);
      if (!alert)
        throw new Error(
          `docs/operations.md asks for the query of "${name}"; infra/alerts/alerts.ts has none.`,
        );
      return `${comment}\n${kusto(alert.condition.query)}\n`;
    },
  );
